// SPDX-License-Identifier: MIT

/// What the metrics tell of a server's scenario files.
package struct ScenarioFigures: Sendable, Equatable {
  /// Rules that answer now.
  package var rules: UInt64
  /// How often files were read that took effect, the first time included.
  package var reloads: UInt64
  /// How often files were read that did not, since something was wrong in them.
  package var failures: UInt64
  /// Whether what answers now is what the files said when they were read last.
  package var isCurrent: Bool

  /// These figures.
  package init(rules: UInt64, reloads: UInt64, failures: UInt64, isCurrent: Bool) {
    self.rules = rules
    self.reloads = reloads
    self.failures = failures
    self.isCurrent = isCurrent
  }
}
