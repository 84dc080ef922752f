// SPDX-License-Identifier: MIT
import YAML

/// A rule of fakellm's file while it is read: where a complaint says that it stands.
struct FakellmRuleSite {
  /// Its place in the list, from 0.
  let index: Int
  /// Its name, or what stands in place of one.
  let label: String

  /// Complains of `field` in the program's own words, as pydantic words them.
  func complain(
    _ field: String,
    _ message: String,
    at place: YAMLPlace,
    into builder: inout ScenarioBuilder
  ) {
    builder.complain(at: place, "rule[\(index)] (\(label)): field '\(field)': \(message)")
  }
}
