// SPDX-License-Identifier: MIT

/// Measures how far a word is from a text, or from the stretch of it that comes nearest.
///
/// The edits are those of `Nearest.distance`, of bytes. A column of its table is 64 bits wide here,
/// so that a byte of the text costs some ten steps, however long the word is (H. Hyyrö, "A
/// bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).
package struct StretchMeter: Sendable {
  /// Most bytes of a word that are looked at.
  package static let wordBytesMax = 64

  /// For each byte, at which places of the word it stands.
  private var places = [UInt64](repeating: 0, count: 256)

  /// A meter that has measured nothing.
  package init() {}

  /// The number of bytes to insert, leave out, change or swap with a neighbour until `word`, of
  /// which at most `wordBytesMax` bytes count, is a stretch of `text`, or all of it.
  package mutating func distance(
    from word: Span<UInt8>,
    to text: Span<UInt8>,
    isWhole: Bool
  ) -> Int {
    let count = min(word.count, Self.wordBytesMax)
    guard count > 0 else { return isWhole ? text.count : 0 }
    for index in 0..<count { places[Int(word[index])] |= 1 << UInt64(index) }
    defer { for index in 0..<count { places[Int(word[index])] = 0 } }
    let last: UInt64 = 1 << UInt64(count - 1)
    let first: UInt64 = isWhole ? 1 : 0
    var rises = ~UInt64(0)
    var falls: UInt64 = 0
    var diagonal: UInt64 = 0
    var placesBefore: UInt64 = 0
    var distance = count
    var nearest = count
    for index in text.indices {
      let here = places[Int(text[index])]
      let swaps = (~diagonal & here) << 1 & placesBefore
      diagonal = (((here & rises) &+ rises) ^ rises) | here | falls | swaps
      var up = falls | ~(diagonal | rises)
      var down = diagonal & rises
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = up << 1 | first
      down <<= 1
      rises = down | ~(diagonal | up)
      falls = up & diagonal
      placesBefore = here
      nearest = min(nearest, distance)
    }
    return isWhole ? distance : nearest
  }
}
