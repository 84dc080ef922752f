// SPDX-License-Identifier: MIT
import Bytes
import JSON

extension JSONNode {
  /// Whether Python takes the value for true: all but null, `false`, zero, and what is empty.
  var isTrue: Bool {
    switch kind {
    case .null: false
    case .boolean: boolean == true
    case .number: double != 0
    case .string: !rawText.isEmpty
    case .array, .object: count > 0
    }
  }

  /// The boolean that pydantic takes the value for; nil for one that it refuses.
  var laxBoolean: Bool? {
    switch kind {
    case .boolean: return boolean
    case .number:
      guard let number = double, number == 0 || number == 1 else { return nil }
      return number == 1
    case .string:
      let words: [(StaticString, Bool)] = [
        ("true", true), ("1", true), ("t", true), ("yes", true), ("y", true), ("on", true),
        ("false", false), ("0", false), ("f", false), ("no", false), ("n", false),
        ("off", false),
      ]
      for (word, value) in words where rawText.equalsIgnoringCase(word) { return value }
      return nil
    case .null, .array, .object: return nil
    }
  }

  /// The number that pydantic takes the value for; nil for one that it refuses.
  var laxNumber: Double? {
    switch kind {
    case .boolean: boolean == true ? 1 : 0
    case .number: double
    case .string: Double(String(rawText.trimmingBlanks()))
    case .null, .array, .object: nil
    }
  }
}
