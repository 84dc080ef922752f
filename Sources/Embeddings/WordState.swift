// SPDX-License-Identifier: MIT
import Seeds

/// Where an ASCII word stands: its two unfinished trigrams and its beginning, as hash states.
///
/// Every byte writes the keys that would end with it, and moves on past those that do.
struct WordState {
  private var opened: UInt64
  private var joined: UInt64 = 0
  private var beginning: UInt64 = 0
  /// A bit for each of the last bytes that was a letter, the latest lowest.
  private var letters: UInt64 = 0

  /// The state after a separator.
  init(after separator: LetterTable.Entry) {
    opened = separator.opened
  }

  /// Takes a byte, and writes none, one or two keys to where `keys` points, which has room for two.
  @inline(__always)
  mutating func append(_ entry: LetterTable.Entry, to keys: inout UnsafeMutablePointer<UInt64>) {
    let isLetter: UInt64 = entry.letter == 0 ? 0 : 1
    let wasLetter = letters & 1
    // The trigram whose middle is the byte before.
    unsafe keys[0] = step(joined, entry.closing)
    unsafe keys += Int(truncatingIfNeeded: wasLetter)
    joined = step(opened, entry.letter)
    opened = entry.opened
    // The beginning is known where the word ends.
    unsafe keys[0] = beginning
    unsafe keys += Int(truncatingIfNeeded: wasLetter & ~isLetter)
    // Masks, since choices would become branches that nobody can foresee: the beginning begins
    // behind a separator, stays as it is behind four letters, and else takes the letter.
    let begins = wasLetter &- 1
    let stays = 0 &- (((letters & 15) &+ 1) &>> 4)
    let stepped = step(beginning, entry.letter) & ~(begins | stays)
    beginning = stepped | (entry.begun & begins) | (beginning & stays)
    letters = letters &<< 1 | isLetter
  }

  @inline(__always)
  private func step(_ state: UInt64, _ letter: UInt64) -> UInt64 {
    StableHash.fnv1aStep(state, UInt8(truncatingIfNeeded: letter))
  }
}
