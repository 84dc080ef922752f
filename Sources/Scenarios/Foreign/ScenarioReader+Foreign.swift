// SPDX-License-Identifier: MIT
import Inference
import YAML

extension ScenarioReader {
  /// What is wrong in `document`, in the order in which its format's reader comes to it.
  ///
  /// The tools tell it in that order; our own complaints follow the places in the file.
  static func errors(
    in document: YAMLDocument,
    of source: ScenarioSource,
    as profile: Profile
  ) -> [String] {
    var builder = ScenarioBuilder()
    builder.begin(source)
    builder.take(document, as: profile)
    profile.format.read(document, into: &builder)
    return builder.complaints.filter { $0.severity == .error }.map(\.message)
  }
}
