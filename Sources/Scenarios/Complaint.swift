// SPDX-License-Identifier: MIT
package import Engine

/// What is wrong or doubtful in a scenario file, and where.
package struct Complaint: Sendable, Equatable, CustomStringConvertible {
  /// How much it matters.
  package enum Severity: UInt8, Sendable, CaseIterable {
    /// The file is loaded all the same.
    case warning
    /// The file is not loaded.
    case error
  }

  /// How much it matters.
  package var severity: Severity
  /// Where it stands; line and column are 0 for a file that cannot be read at all.
  package var place: RulePlace
  /// What is wrong and how to mend it: a sentence without a full stop, such as
  /// `rules[2].when.modle: unknown key; did you mean "model"?`.
  package var message: String

  /// A complaint about what stands at `place`.
  package init(_ severity: Severity, at place: RulePlace, _ message: String) {
    self.severity = severity
    self.place = place
    self.message = message
  }

  /// `file:line:column: severity: message`, as compilers write it.
  package var description: String {
    let word = severity == .error ? "error" : "warning"
    guard place.line > 0 else { return "\(place.file): \(word): \(message)" }
    return "\(place.file):\(place.line):\(place.column): \(word): \(message)"
  }
}
