// SPDX-License-Identifier: MIT
package import Engine
package import YAML

/// A scenario while its files are read, one after the other, with all that is complained of.
package struct ScenarioBuilder: Sendable {
  /// What has been read so far.
  package var scenario = Scenario()
  /// Every complaint so far, in the order of the files and within them.
  package var complaints: [Complaint] = []
  /// The path of the file that is being read, as it was named.
  package var file = ""
  /// Whether no file was read before it: the first one says what answers where no rule does.
  package var isFirstFile = true

  /// A builder that has read nothing.
  package init() {}

  /// Notes that what stands at `place` of the current file is wrong.
  package mutating func complain(
    _ severity: Complaint.Severity = .error,
    at place: YAMLPlace,
    _ message: String
  ) {
    complaints.append(Complaint(severity, at: rulePlace(place), message))
  }

  /// `place` of the current file.
  package func rulePlace(_ place: YAMLPlace) -> RulePlace {
    RulePlace(file: file, line: Int(place.line), column: Int(place.column))
  }

  /// The index of the header field called `name` in `Scenario.headerNames`, where it is put if it
  /// is not there yet.
  package mutating func headerIndex(of name: String) -> Int {
    let lowercase = name.lowercased()
    if let index = scenario.headerNames.firstIndex(of: lowercase) { return index }
    scenario.headerNames.append(lowercase)
    return scenario.headerNames.count - 1
  }
}
