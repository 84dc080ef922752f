// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns
import YAML

extension FakellmReader {
  private static let conditionKeys = [
    "messages_contain", "model_matches", "tools_include", "turn", "turn_in",
    "previous_message_role", "previous_message_contains", "tool_result_contains",
  ]
  private static let headerPrefix = "header."

  /// What has to hold of a request for a rule to apply.
  static func condition(
    of when: ForeignSection,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> Condition {
    var conditions: [Condition] = []
    for entry in when.entries {
      let key = entry.key.text
      if key.hasPrefix(headerPrefix) {
        let name = String(key.dropFirst(headerPrefix.count))
        conditions.append(header(name, entry.value, into: &builder))
      } else if !conditionKeys.contains(key) {
        complainOfUnknown(entry.key, known: conditionKeys, site, into: &builder)
      } else if !entry.value.isNull {
        conditions += self.conditions(key, entry.value, site, into: &builder)
      }
    }
    return .all(conditions)
  }

  /// A header field, whose value is compared with what Python writes for the value of the rule.
  ///
  /// The program takes what comes on the wire for Latin-1.
  private static func header(
    _ name: String,
    _ node: YAMLNode,
    into builder: inout ScenarioBuilder
  ) -> Condition {
    var bytes: [UInt8] = []
    for scalar in PythonText.string(of: node).unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return .any([]) }
      bytes.append(byte)
    }
    return .header(builder.headerIndex(of: name), .equals(bytes))
  }

  /// What one key asks.
  private static func conditions(
    _ key: String,
    _ node: YAMLNode,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> [Condition] {
    switch key {
    case "turn":
      guard let turn = integer(node, key, site, into: &builder) else { return [] }
      return [.turn(turn...turn)]
    case "turn_in":
      return turns(node, site, into: &builder).map { [.turn($0)] } ?? []
    default:
      guard let text = text(node, key, site, into: &builder) else { return [] }
      return conditions(key, text)
    }
  }

  /// What a key whose value is a text asks.
  private static func conditions(_ key: String, _ text: String) -> [Condition] {
    let contains = TextTest.containsIgnoringCase(text.foldedBytes)
    switch key {
    case "messages_contain":
      return text.isEmpty ? [] : [.text(.fakellmMessages, contains)]
    case "model_matches":
      return [.model(.glob(Glob(text.utf8Bytes.span, syntax: .stars)))]
    case "tools_include":
      return [.toolOffered(.equals(text.utf8Bytes))]
    case "previous_message_role":
      return [.text(.fakellmPreviousRole, .equals(text.utf8Bytes))]
    case "previous_message_contains":
      // It holds of every request, even without a previous message.
      return text.isEmpty ? [] : [.text(.previous, contains)]
    default:
      return [.text(.toolResult, contains)]
    }
  }

  private static func turns(
    _ node: YAMLNode,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> ClosedRange<Int>? {
    guard let elements = node.elements else {
      site.complain("turn_in", "Input should be a valid list", at: node.place, into: &builder)
      return nil
    }
    guard elements.count == 2 else {
      let message = "Value error, turn_in must be a [low, high] pair"
      site.complain("turn_in", message, at: node.place, into: &builder)
      return nil
    }
    let low = integer(elements[0], "turn_in.0", site, into: &builder)
    let high = integer(elements[1], "turn_in.1", site, into: &builder)
    guard let low, let high else { return nil }
    guard low <= high else {
      let message = "Value error, turn_in low (\(low)) is greater than high (\(high))"
      site.complain("turn_in", message, at: node.place, into: &builder)
      return nil
    }
    return low...high
  }
}
