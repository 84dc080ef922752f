// SPDX-License-Identifier: MIT
import Inference
import Patterns

/// The rules that the request at hand can meet, one bit for each.
struct CandidateSet: ~Copyable {
  /// Whether it is made for the request at hand.
  private(set) var isKnown = false
  private var words: [UInt64] = []
  /// For each group of literals which of them were found.
  private var matches: [LiteralMatches] = []
  /// The scenario that there is room for.
  private var compiled: CompiledScenario?

  /// Forgets the last request.
  mutating func reset() {
    isKnown = false
  }

  /// Starts with the rules of `compiled` that no literal rules out.
  mutating func begin(_ compiled: CompiledScenario) {
    isKnown = true
    if self.compiled !== compiled {
      self.compiled = compiled
      words = compiled.index.always
      matches = compiled.index.groups.map { LiteralMatches(count: $0.set.count) }
    }
    for index in words.indices { words[index] = compiled.index.always[index] }
  }

  /// Adds the rules whose literals of the group numbered `group` occur in the texts at `range`.
  mutating func narrow(
    by group: Int,
    _ compiled: CompiledScenario,
    _ texts: borrowing RequestTexts,
    _ range: Range<Int>,
    _ request: borrowing InferenceRequest
  ) {
    let literals = compiled.index.groups[group]
    for text in range {
      literals.set.search(texts.text(text, request), into: &matches[group])
    }
    literals.mark(matches[group], in: &words)
    matches[group].removeAll()
  }

  /// The first candidate at `rule` or behind; nil for none.
  func first(from rule: Int) -> Int? {
    var index = rule >> 6
    guard index < words.count else { return nil }
    var word = words[index] & ~0 << UInt64(rule & 63)
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    return index << 6 + word.trailingZeroBitCount
  }
}
