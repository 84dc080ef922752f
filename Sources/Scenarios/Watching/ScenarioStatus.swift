// SPDX-License-Identifier: MIT

/// How a server stands with its scenario files.
package struct ScenarioStatus: Sendable, Equatable {
  /// How often they were read and took effect, the first time included.
  package var reloads = 0
  /// How often they were read and did not, since something was wrong in them.
  package var failures = 0
  /// What kept the files from taking effect when they were read last; nil where they did.
  package var failure: String?

  /// Nothing read yet.
  package init() {}
}
