// SPDX-License-Identifier: MIT

extension Flag where Settings: ForeignSettings {
  /// Whether it stands without a value.
  var isSwitch: Bool { description.placeholder == nil }

  /// The flag as Click names it in a complaint: `'--port' / '-p'`.
  var hint: String {
    "'\(description.dashed)'" + (description.letter.map { " / '-\($0)'" } ?? "")
  }

  /// What is wrong with a value that the flag does not take, in Click's words.
  func complaint(of value: String) -> String {
    if !words.isEmpty {
      let list = words.map { "'\($0)'" }.joined(separator: ", ")
      return "'\(value)' is not one of \(list)."
    }
    if description.placeholder == ValueForm<Int>.integerPlaceholder {
      let isInteger = Int(value) != nil
      return isInteger
        ? "\(value) is not in the range \(expectation)." : "'\(value)' is not a valid integer."
    }
    return FilePresence.complaint(of: value)
  }
}
