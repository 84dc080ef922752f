// SPDX-License-Identifier: MIT
import Engine

/// The names that rules are written with: those that our format takes stay as they are, and the
/// others get the nearest that no rule has.
struct WrittenNames {
  /// The names of all rules, in their order.
  let names: [String]

  /// The names of `rules`.
  init(of rules: [Rule]) {
    var taken: Set<String> = []
    let kept = rules.map { rule in
      Self.isValid(rule.name) && taken.insert(rule.name).inserted ? rule.name : nil
    }
    names = zip(kept, rules).enumerated().map { index, pair in
      pair.0 ?? Self.free(Self.printable(pair.1.name, number: index + 1), &taken)
    }
  }

  /// Whether a rule of ours may be called `name`: something, on one line.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
  }

  /// `name` with blanks in place of what it may not hold; a rule without one has its number.
  private static func printable(_ name: String, number: Int) -> String {
    guard !name.isEmpty else { return "rule \(number)" }
    var text = ""
    for scalar in name.unicodeScalars {
      text.unicodeScalars.append(isValid(String(scalar)) ? scalar : " ")
    }
    return text
  }

  /// `name`, with a number behind it where it is taken.
  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var free = name
    var number = 2
    while !taken.insert(free).inserted {
      free = "\(name) (\(number))"
      number += 1
    }
    return free
  }
}
