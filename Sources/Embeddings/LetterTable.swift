// SPDX-License-Identifier: MIT
import Seeds

/// What the scanner looks up for each ASCII byte, and the list it writes keys to.
@safe
struct LetterTable: ~Copyable {
  /// An ASCII byte's meaning.
  struct Entry {
    /// The state of a trigram that begins with the letter, or at a separator with `<`.
    let opened: UInt64
    /// The state of the beginning of a word that begins with the letter.
    let begun: UInt64
    /// The letter as the last of a trigram, `>` for a separator.
    let closing: UInt64
    /// The letter or digit in lower case, 0 for a separator.
    let letter: UInt64
  }

  /// How many bytes are scanned before their keys are counted.
  static let stretchMax = 512

  private let entries: UnsafeMutablePointer<Entry>
  /// Room for the keys of a stretch and of a separator after it: at most two for each byte.
  let keys: UnsafeMutablePointer<UInt64>

  init() {
    unsafe entries = .allocate(capacity: 128)
    unsafe keys = .allocate(capacity: 2 * Self.stretchMax + 2)
    for byte in 0..<128 as Range<UInt8> {
      let letter = Self.folded(byte)
      let first = letter == 0 ? UInt8(ascii: "<") : letter
      unsafe (entries + Int(byte)).initialize(
        to: Entry(
          opened: StableHash.fnv1aStep(FeatureHash.trigram, first),
          begun: StableHash.fnv1aStep(FeatureHash.beginning, letter),
          closing: letter == 0 ? UInt64(UInt8(ascii: ">")) : UInt64(letter),
          letter: UInt64(letter)
        )
      )
    }
  }

  deinit {
    unsafe entries.deallocate()
    unsafe keys.deallocate()
  }

  /// The entry of a byte, which is below 0x80.
  @inline(__always)
  subscript(byte: UInt8) -> Entry {
    // The mask keeps the index below the 128 entries.
    unsafe entries[Int(byte & 0x7F)]
  }

  /// The lower case of an ASCII letter or digit, 0 for a separator.
  private static func folded(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26 { return lower }
    return byte &- UInt8(ascii: "0") < 10 ? byte : 0
  }
}
