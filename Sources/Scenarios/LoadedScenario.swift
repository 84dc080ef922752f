// SPDX-License-Identifier: MIT
package import Engine
package import Inference

/// What came of reading scenario files.
package struct LoadedScenario: Sendable {
  /// The scenario; nil where any complaint is an error.
  package var scenario: Scenario?
  /// Everything that is wrong or doubtful, in the order of the files and within them.
  package var complaints: [Complaint]
  /// The paths of the files that were read, in order.
  package var files: [String] = []
  /// The format of each file that is YAML at all, in order.
  package var profiles: [Profile] = []
  /// Whether a file or folder is missing or cannot be read.
  package var isUnreadable = false

  /// What `builder` has made of its files.
  init(_ builder: consuming ScenarioBuilder) {
    let isBroken = builder.complaints.contains { $0.severity == .error }
    complaints = builder.complaints
    profiles = builder.profiles
    scenario = isBroken ? nil : builder.scenario
  }

  /// The complaints that keep the scenario from being loaded.
  package var errors: [Complaint] { complaints.filter { $0.severity == .error } }

  /// The complaints that do not.
  package var warnings: [Complaint] { complaints.filter { $0.severity == .warning } }
}
