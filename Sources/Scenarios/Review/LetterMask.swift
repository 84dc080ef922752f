// SPDX-License-Identifier: MIT
import Engine
import Patterns

/// Which letters and pairs of letters a test needs or names, whatever their case, and which regular
/// expressions, 64 of each kind told apart.
///
/// What one test needs and another does not name, that other cannot imply.
struct LetterMask {
  private var letters: UInt64 = 0
  private var pairs: UInt64 = 0
  private var patterns: UInt64 = 0

  private static let none = LetterMask()
  private static let all = LetterMask(letters: ~0, pairs: ~0, patterns: ~0)

  private static let anyText = LetterMask(letters: ~0, pairs: ~0)

  /// Whether all of these are among `others`.
  func isSubset(of others: LetterMask) -> Bool {
    letters & ~others.letters == 0 && pairs & ~others.pairs == 0
      && patterns & ~others.patterns == 0
  }

  /// What every text has that passes `test`, as far as it is ASCII.
  static func needed(by test: TextTest) -> LetterMask {
    switch test {
    case .contains(let text), .equals(let text), .containsIgnoringCase(let text),
      .equalsIgnoringCase(let text):
      return LetterMask(of: text)
    case .glob(let glob), .globIgnoringCase(let glob):
      return glob.literals.reduce(none) { $0.union(LetterMask(of: $1)) }
    case .matches(let pattern): return LetterMask(patterns: bit(of: pattern))
    case .anyOf(let parts):
      return parts.reduce(all) { $0.intersection(needed(by: $1)) }
    case .allOf(let parts): return parts.reduce(none) { $0.union(needed(by: $1)) }
    }
  }

  /// What `test` names; everything where it is not known what that folds to.
  static func named(by test: TextTest) -> LetterMask {
    switch test {
    case .contains(let text), .equals(let text), .containsIgnoringCase(let text),
      .equalsIgnoringCase(let text):
      return text.allSatisfy { $0 < 0x80 } ? LetterMask(of: text) : anyText
    case .glob(let glob), .globIgnoringCase(let glob):
      let literals = glob.literals
      guard glob.pattern.allSatisfy({ $0 < 0x80 }) else { return anyText }
      return literals.reduce(none) { $0.union(LetterMask(of: $1)) }
    case .matches(let pattern):
      return LetterMask(letters: ~0, pairs: ~0, patterns: bit(of: pattern))
    case .anyOf(let parts), .allOf(let parts):
      return parts.reduce(none) { $0.union(named(by: $1)) }
    }
  }

  /// Every pattern has one bit, the same for those of the same spelling.
  private static func bit(of pattern: Pattern) -> UInt64 {
    1 << (pattern.source.reduce(0) { $0 &* 31 &+ UInt64($1) } & 63)
  }

  private func union(_ other: LetterMask) -> LetterMask {
    LetterMask(
      letters: letters | other.letters,
      pairs: pairs | other.pairs,
      patterns: patterns | other.patterns
    )
  }

  private func intersection(_ other: LetterMask) -> LetterMask {
    LetterMask(
      letters: letters & other.letters,
      pairs: pairs & other.pairs,
      patterns: patterns & other.patterns
    )
  }
}

extension LetterMask {
  /// The ASCII letters and other characters of `text`.
  private init(of text: [UInt8]) {
    var before: UInt8?
    for byte in text {
      guard byte < 0x80 else {
        before = nil
        continue
      }
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let letter = isUpper ? byte | 0x20 : byte
      letters |= 1 << UInt64(letter & 63)
      if let before { pairs |= 1 << ((UInt64(before) &* 37 &+ UInt64(letter)) & 63) }
      before = letter
    }
  }
}
