// SPDX-License-Identifier: MIT
import Spelling

extension PassedRules {
  /// Why each of them, rules of `rules`, does not answer.
  func sentences(_ rules: [Rule]) -> [String] {
    var sentences = first.map { entry in
      let rule = rules[entry.rule]
      return "The rule \(Quotation.quoted(rule.name)) applies to this request, but "
        + "\(Self.words(entry.reason, rule))."
    }
    let more = count - sentences.count
    if more == 1 { sentences.append("1 more rule applies, but not this time.") }
    if more > 1 { sentences.append("\(more) more rules apply, but not this time.") }
    return sentences
  }

  private static func words(_ reason: Reason, _ rule: Rule) -> String {
    switch reason {
    case .probability:
      "its probability, \(decimal(ofParts: rule.probability ?? 0)), passed it over"
    case .sequenceOver: "its sequence is over"
    case .usedUp:
      rule.times == 1
        ? "it is used up: it answers 1 request of a namespace"
        : "it is used up: it answers \(rule.times ?? 0) requests of a namespace"
    }
  }

  /// Parts of 2³² as a decimal number of at most nine places, as close as such a number comes.
  private static func decimal(ofParts parts: UInt32) -> String {
    let billionths = (UInt64(parts) * 1_000_000_000 + 1 << 31) >> 32
    guard billionths < 1_000_000_000 else { return "1" }
    var digits = String(billionths)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "0" : "0.\(digits)"
  }
}
