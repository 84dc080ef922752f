// SPDX-License-Identifier: MIT
import Inference
import YAML

extension ScenarioReader {
  /// Complains of what a body of rules to be added says for a whole server, since it would have no
  /// effect; returns whether there are rules in it to be read, too.
  ///
  /// What another tool's file says beside its rules and has no effect in a file either is left to
  /// that tool's reader.
  static func refuseSections(
    of root: YAMLNode,
    as profile: Profile,
    into builder: inout ScenarioBuilder
  ) -> Bool {
    let refused: [String]
    let rules: String
    switch profile {
    case .native: (refused, rules) = (["defaults", "models", "limits", "conversations"], "rules")
    case .mockllm: (refused, rules) = (["defaults"], "responses")
    case .mocktopus, .fakellm, .tokenpak: return true
    }
    var isWhole = true
    for entry in root.entries ?? [] {
      guard let key = entry.key.string, refused.contains(key) else { continue }
      isWhole = false
      builder.complain(
        aboutKey: entry.key,
        "holds for the whole server, and rules alone are added while it runs; write it to a "
          + "scenario file and have that read again"
      )
    }
    return isWhole || root[rules] != nil
  }
}
