// SPDX-License-Identifier: MIT
import Seeds

/// Cuts inputs into features, and hashes the whole of each for its identity.
enum FeatureScanner {
  /// Counts the features of `text` and returns its identity: kind 3 over its UTF-8.
  static func scan(_ text: Span<UInt8>, into counter: inout FeatureCounter) -> UInt64 {
    counter.reset(byteCount: text.count)
    var identity = FeatureHash.text
    var run = FeatureRun()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        identity = StableHash.fnv1aStep(identity, byte)
        index += 1
        let letter = folded(byte)
        if letter == 0 {
          run.close(into: &counter)
        } else {
          run.append(ascii: letter, into: &counter)
        }
      } else {
        let scalar = TextScalar(text, at: index)
        identity = FeatureHash.step(identity, scalar: TextScalar.encoded(scalar.value))
        index += scalar.size
        append(scalar, to: &run, into: &counter)
      }
    }
    run.close(into: &counter)
    return identity
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

  /// Counts the features of token ids and returns their identity: kind 6 over all of them.
  @inline(__always)
  static func scan(
    tokenCount: Int,
    into counter: inout FeatureCounter,
    token: (Int) -> UInt32
  ) -> UInt64 {
    counter.reset(byteCount: tokenCount * 2)
    for index in 0..<tokenCount {
      counter.add(FeatureHash.step(FeatureHash.token, token: token(index)), rarity: 4)
      if index > 0 {
        let left = FeatureHash.step(FeatureHash.tokenPair, token: token(index - 1))
        counter.add(FeatureHash.step(left, token: token(index)), rarity: 8)
      }
    }
    return identity(tokenCount: tokenCount, token: token)
  }

  /// The identity of token ids alone.
  @inline(__always)
  static func identity(tokenCount: Int, token: (Int) -> UInt32) -> UInt64 {
    var identity = FeatureHash.tokens
    for index in 0..<tokenCount {
      identity = FeatureHash.step(identity, token: token(index))
    }
    return identity
  }

  private static func append(
    _ scalar: TextScalar,
    to run: inout FeatureRun,
    into counter: inout FeatureCounter
  ) {
    switch scalar.scalarClass {
    case .separator: run.close(into: &counter)
    case .letter: run.append(letter: TextScalar.encoded(scalar.folded), into: &counter)
    case .single: run.append(single: TextScalar.encoded(scalar.value), into: &counter)
    }
  }

  /// The lower case of an ASCII letter or digit, 0 for a separator.
  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26 { return lower }
    return byte &- UInt8(ascii: "0") < 10 ? byte : 0
  }
}
