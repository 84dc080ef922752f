// SPDX-License-Identifier: MIT

/// A pattern of wildcards, matched against the whole of a text.
///
/// It is compiled once to a flat list of items. Matching takes O(text × pattern) steps at worst,
/// never more: where a `*` took too little it takes one character more, and earlier ones are not
/// tried again, since what they could win the last one wins too. A character is a Unicode scalar;
/// bytes that are not UTF-8 count as one character each.
package struct Glob: Sendable, Equatable {
  /// Which wildcards there are, and whose rules they follow.
  package enum Syntax: UInt8, Sendable, CaseIterable {
    /// Python's `fnmatch`: `*`, `?`, `[seq]` and `[!seq]`; nothing escapes them but a set, `[*]`.
    ///
    /// A set opens with its first member even if that is `]`, ranges such as `a-z` may stand in it,
    /// and one whose end is missing is a literal bracket. A `*` crosses line ends.
    case fnmatch
    /// Only `*`, which does not cross line ends (`\n`).
    case stars
  }

  /// One part of the pattern.
  struct Item: Sendable, Equatable {
    enum Kind: UInt8 {
      /// The character `first`.
      case literal
      /// Any one character.
      case any
      /// Any number of characters.
      case star
      /// A character in one of `second` ranges from index `first` on.
      case set
      /// A character in none of them.
      case excluded
    }

    var kind: Kind
    var first: UInt32 = 0
    var second: UInt32 = 0
  }

  /// The parts, in order.
  private(set) var items: [Item] = []
  /// The ranges of all sets.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  /// Whose rules it follows.
  package let syntax: Syntax
  /// The glob as it was spelled.
  package let pattern: [UInt8]

  /// The glob that `pattern` spells; every text spells one.
  package init(_ pattern: Span<UInt8>, syntax: Syntax = .fnmatch) {
    self.syntax = syntax
    self.pattern = [UInt8](capacity: pattern.count) { output in
      for index in pattern.indices { output.append(pattern[index]) }
    }
    var position = 0
    while position < pattern.count {
      let character = Character32(pattern, at: position)
      position += character.width
      switch character.value {
      case 0x2A:
        if items.last?.kind != .star { items.append(Item(kind: .star)) }
      case 0x3F where syntax == .fnmatch:
        items.append(Item(kind: .any))
      case 0x5B where syntax == .fnmatch:
        if let end = Glob.endOfSet(pattern, from: position) {
          appendSet(pattern, position..<end)
          position = end + 1
        } else {
          items.append(Item(kind: .literal, first: character.value))
        }
      default:
        items.append(Item(kind: .literal, first: character.value))
      }
    }
  }

  /// Offset of the bracket that ends the set whose first character is at `start`.
  private static func endOfSet(_ pattern: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    if position < pattern.count, pattern[position] == UInt8(ascii: "!") { position += 1 }
    if position < pattern.count, pattern[position] == UInt8(ascii: "]") { position += 1 }
    while position < pattern.count, pattern[position] != UInt8(ascii: "]") { position += 1 }
    return position < pattern.count ? position : nil
  }

  /// Appends the set that stands in `content` of the pattern.
  ///
  /// A range whose ends are in the wrong order holds nothing, as in Python.
  private mutating func appendSet(_ pattern: Span<UInt8>, _ content: Range<Int>) {
    var position = content.lowerBound
    let isExcluded = pattern[position] == UInt8(ascii: "!")
    if isExcluded { position += 1 }
    let first = ranges.count
    while position < content.upperBound {
      let lower = Character32(pattern, at: position)
      position += lower.width
      var upper = lower
      if position + 1 < content.upperBound, pattern[position] == UInt8(ascii: "-") {
        upper = Character32(pattern, at: position + 1)
        position += 1 + upper.width
      }
      if lower.value <= upper.value { ranges.append(lower.value...upper.value) }
    }
    items.append(
      Item(
        kind: isExcluded ? .excluded : .set,
        first: UInt32(first),
        second: UInt32(ranges.count - first)
      )
    )
  }
}
