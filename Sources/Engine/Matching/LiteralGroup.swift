// SPDX-License-Identifier: MIT
import Patterns

/// The literals that rules need in the texts of one source, to be looked for in one pass.
///
/// A class, so that a pass counts one reference and not those of all tables.
final class LiteralGroup: Sendable {
  /// The source, as index into `RuleTable.sources`.
  let source: Int
  /// The literals.
  let set: LiteralSet
  /// The rules that need literal `l` are `rules[firstRule[l]..<firstRule[l + 1]]`.
  private let firstRule: [Int32]
  private let rules: [Int32]

  /// The `literals` of texts of `source`, each with the rules that need it.
  init(source: Int, isFolded: Bool, _ literals: [(bytes: [UInt8], rules: [Int32])]) {
    self.source = source
    set = LiteralSet(literals.map(\.bytes), isFolded: isFolded)
    var firstRule: [Int32] = [0]
    var rules: [Int32] = []
    for literal in literals {
      rules.append(contentsOf: literal.rules)
      firstRule.append(Int32(rules.count))
    }
    self.firstRule = firstRule
    self.rules = rules
  }

  /// Sets the bits of all rules that need one of the literals in `matches`.
  func mark(_ matches: borrowing LiteralMatches, in candidates: inout [UInt64]) {
    for literal in matches.indexes {
      for position in firstRule[Int(literal)]..<firstRule[Int(literal) + 1] {
        let rule = Int(rules[Int(position)])
        candidates[rule >> 6] |= 1 << UInt64(rule & 63)
      }
    }
  }
}
