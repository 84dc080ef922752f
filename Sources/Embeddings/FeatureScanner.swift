// SPDX-License-Identifier: MIT
import Seeds

/// Cuts inputs into features, and hashes the whole of each for its identity.
///
/// Stretches of ASCII, cut at separators, take a path without branches: at every byte all is
/// computed that could end there, and what does not is overwritten by what comes next. Only words
/// with scalars beyond ASCII, and what stands between those, are scanned scalar by scalar.
enum FeatureScanner {
  /// Counts the features of `text` and returns its identity: kind 3 over its UTF-8.
  static func scan(
    _ text: Span<UInt8>,
    _ table: borrowing LetterTable,
    into counter: inout FeatureCounter
  ) -> UInt64 {
    counter.reset(byteCount: text.count)
    var identity = FeatureHash.text
    var index = 0
    while index < text.count {
      var end = endOfASCII(text, from: index)
      if end < text.count {
        // A word that goes on beyond ASCII is left whole to the other path.
        while end > index && table[text[end - 1]].letter != 0 { end -= 1 }
      }
      identity = scanASCII(text.extracting(index..<end), table, identity, into: &counter)
      index = scanMixed(text, from: end, table, &identity, into: &counter)
    }
    return identity
  }

  /// Counts the features of ASCII bytes between two separators, and takes them into an identity.
  private static func scanASCII(
    _ text: Span<UInt8>,
    _ table: borrowing LetterTable,
    _ identity: UInt64,
    into counter: inout FeatureCounter
  ) -> UInt64 {
    var identity = identity
    var word = WordState(after: table[0])
    var start = 0
    while start < text.count {
      let end = min(start + LetterTable.stretchMax, text.count)
      // The keys have room for two for each byte, and two more.
      var keys = unsafe table.keys
      for index in start..<end {
        let byte = unsafe text[unchecked: index]
        identity = StableHash.fnv1aStep(identity, byte)
        unsafe word.append(table[byte], to: &keys)
      }
      if end == text.count { unsafe word.append(table[0], to: &keys) }
      unsafe counter.add(table.keys, count: keys - table.keys, rarity: 0)
      start = end
    }
    return identity
  }

  /// Counts features scalar by scalar, up to an ASCII separator behind a scalar beyond ASCII.
  ///
  /// Returns where it stopped, and takes what it has seen into the identity.
  private static func scanMixed(
    _ text: Span<UInt8>,
    from start: Int,
    _ table: borrowing LetterTable,
    _ identity: inout UInt64,
    into counter: inout FeatureCounter
  ) -> Int {
    var run = FeatureRun()
    var isMixed = false
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let letter = table[byte].letter
        if letter == 0 && isMixed { break }
        identity = StableHash.fnv1aStep(identity, byte)
        index += 1
        run.append(ascii: UInt8(truncatingIfNeeded: letter), into: &counter)
      } else {
        let scalar = TextScalar(text, at: index)
        isMixed = true
        identity = FeatureHash.step(identity, scalar: TextScalar.encoded(scalar.value))
        index += scalar.size
        run.append(scalar, into: &counter)
      }
    }
    run.close(into: &counter)
    return index
  }

  /// The identity of `text` alone.
  static func identity(of text: Span<UInt8>) -> UInt64 {
    var identity = FeatureHash.text
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        identity = StableHash.fnv1aStep(identity, byte)
        index += 1
      } else {
        let scalar = TextScalar(text, at: index)
        identity = FeatureHash.step(identity, scalar: TextScalar.encoded(scalar.value))
        index += scalar.size
      }
    }
    return identity
  }

  /// Where the stretch of ASCII from `start` ends; eight bytes at a time.
  private static func endOfASCII(_ text: Span<UInt8>, from start: Int) -> Int {
    let raw = unsafe text.bytes
    var index = start
    while index <= raw.byteCount - 8 {
      // The load itself checks that the bytes lie inside the text.
      let bytes = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      if bytes & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < text.count && text[index] < 0x80 { index += 1 }
    return index
  }
}
