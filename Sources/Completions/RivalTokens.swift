// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Seeds

/// Tokens that could have stood in another's place: common words and endings.
///
/// A reply's arena holds the table once. One half of the tokens opens with a space, and a token's
/// rivals come from the half that looks like it.
struct RivalTokens: Sendable {
  /// Where the table begins in the arena.
  private let start: Int

  /// Tokens in each half.
  private static var halfCount: Int { 32 }
  /// Bytes of each entry.
  private static var entryBytes: Int { 6 }

  /// The tokens, each padded with `_` to the size of an entry.
  private static var table: StaticString {
    """
     the__ a____ of___ and__ to___ in___ is___ for__\
     on___ with_ as___ by___ at___ from_ or___ an___\
     be___ this_ that_ it___ are__ was__ not__ but__\
     all__ more_ one__ new__ some_ our__ you__ have_\
    The___A_____In____It____I_____We____You___This__\
    To____On____For___And___But___If____So____As____\
    No____Yes___At____By____,_____!_____:_____;_____\
    s_____ing___ed____er____ly____-_____(_____?_____
    """
  }

  /// Writes the table into `arena`.
  init(into arena: inout ByteBuffer) {
    start = arena.count
    arena.append(Self.table)
  }

  /// The rivals of `token` in an order that is drawn.
  func sequence(besides token: Span<UInt8>, _ draws: inout Draws) -> RivalSequence {
    let draw = Int(truncatingIfNeeded: draws.next() >> 32)
    let half = token[0] == UInt8(ascii: " ") ? 0 : Self.halfCount
    var sequence = RivalSequence(
      table: self,
      half: half,
      place: draw,
      // An odd stride visits every entry of a half, whose size is a power of two, once.
      stride: draw >> 8 | 1,
      own: nil
    )
    for index in half..<(half + Self.halfCount) where Self.entry(index, equals: token) {
      sequence.own = index
    }
    return sequence
  }

  /// Where entry `index` stands in the arena.
  func range(_ index: Int) -> TextRange {
    TextRange(start: start + index * Self.entryBytes, count: Self.count(index))
  }

  /// The entry of `half` that `place` names.
  static func index(_ place: Int, in half: Int) -> Int { half + place & (halfCount - 1) }

  /// Bytes of entry `index` without its padding.
  private static func count(_ index: Int) -> Int {
    table.withUTF8Buffer { bytes in
      var count = 0
      while count < entryBytes, unsafe bytes[index * entryBytes + count] != UInt8(ascii: "_") {
        count += 1
      }
      return count
    }
  }

  /// Whether entry `index` is `token`.
  private static func entry(_ index: Int, equals token: Span<UInt8>) -> Bool {
    guard token.count == count(index) else { return false }
    return table.withUTF8Buffer { bytes in
      for offset in token.indices {
        guard unsafe bytes[index * entryBytes + offset] == token[offset] else { return false }
      }
      return true
    }
  }
}
