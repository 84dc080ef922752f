// SPDX-License-Identifier: MIT
import Seeds

/// The run of letters or singles that the scanner is in, as the hash states it needs to go on.
///
/// A trigram ends at every scalar, so two unfinished ones are carried: `joined` has taken the last
/// two scalars, `opened` the last. Each new scalar finishes the one, extends the other, and opens a
/// third; no scalar is ever looked at again, however long a word is.
struct FeatureRun {
  private var kind: TextScalar.Class = .separator
  private var opened: UInt64 = 0
  private var joined: UInt64 = 0
  private var beginning: UInt64 = 0
  /// The number of scalars in `beginning`, at most four.
  private var length = 0
  /// A bit for each of the last scalars that is not ASCII, the latest lowest.
  private var wide: UInt64 = 0
  /// 8 once `beginning` holds a scalar beyond ASCII, which the rarity table does not know.
  private var beginningRarity: UInt64 = 0

  /// Takes a scalar beyond ASCII.
  mutating func append(_ scalar: TextScalar, into counter: inout FeatureCounter) {
    switch scalar.scalarClass {
    case .separator: close(into: &counter)
    case .letter: append(letter: TextScalar.encoded(scalar.folded), into: &counter)
    case .single: append(single: TextScalar.encoded(scalar.value), into: &counter)
    }
  }

  /// Takes a lower-case ASCII letter or digit, or 0 for a separator.
  mutating func append(ascii letter: UInt8, into counter: inout FeatureCounter) {
    if letter == 0 { return close(into: &counter) }
    if kind != .letter { openWord() }
    let finished = StableHash.fnv1aStep(joined, letter)
    joined = StableHash.fnv1aStep(opened, letter)
    opened = StableHash.fnv1aStep(FeatureHash.trigram, letter)
    wide &<<= 1
    if length > 0 {
      counter.add(finished, rarity: wide & 7 == 0 ? 0 : 8)
    }
    if length < 4 {
      beginning = StableHash.fnv1aStep(beginning, letter)
      length += 1
    }
  }

  /// Takes a letter beyond ASCII as its UTF-8, packed with its first byte lowest.
  private mutating func append(letter packed: UInt32, into counter: inout FeatureCounter) {
    if kind != .letter { openWord() }
    let finished = FeatureHash.step(joined, scalar: packed)
    joined = FeatureHash.step(opened, scalar: packed)
    opened = FeatureHash.step(FeatureHash.trigram, scalar: packed)
    wide = wide &<< 1 | 1
    if length > 0 {
      counter.add(finished, rarity: 8)
    }
    if length < 4 {
      beginning = FeatureHash.step(beginning, scalar: packed)
      beginningRarity = 8
      length += 1
    }
  }

  /// Takes a scalar that is a feature by itself, and one more with its neighbour.
  private mutating func append(single packed: UInt32, into counter: inout FeatureCounter) {
    if kind != .single { close(into: &counter) }
    counter.add(FeatureHash.step(FeatureHash.trigram, scalar: packed), rarity: 4)
    if kind == .single {
      counter.add(FeatureHash.step(opened, scalar: packed), rarity: 8)
    }
    opened = FeatureHash.step(FeatureHash.beginning, scalar: packed)
    kind = .single
  }

  /// Ends the run; a word gives its last trigram and its beginning.
  mutating func close(into counter: inout FeatureCounter) {
    if kind == .letter {
      let finished = StableHash.fnv1aStep(joined, UInt8(ascii: ">"))
      counter.add(finished, rarity: wide & 3 == 0 ? 0 : 8)
      counter.add(beginning, rarity: beginningRarity)
    }
    kind = .separator
  }

  private mutating func openWord() {
    kind = .letter
    opened = StableHash.fnv1aStep(FeatureHash.trigram, UInt8(ascii: "<"))
    joined = 0
    beginning = FeatureHash.beginning
    length = 0
    wide = 0
    beginningRarity = 0
  }
}
