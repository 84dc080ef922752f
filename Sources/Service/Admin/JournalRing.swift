// SPDX-License-Identifier: MIT
import Bytes

/// The last requests of one loop: at least half of what the bounds allow, at most all of it.
///
/// When the newer half is full the older one is forgotten and filled anew, so that nothing is moved
/// and nothing allocated.
struct JournalRing: ~Copyable {
  /// Bytes of a text that are kept.
  static let textBytesMax = 4096
  /// Texts of an entry.
  private static let textsMax = 5

  private var newer: JournalHalf
  private var older: JournalHalf
  /// Entries that were forgotten for want of room.
  private(set) var droppedCount = 0
  private var number = 0
  private let entriesMax: Int
  private let bytesMax: Int

  /// A journal without entries, for so many of them and so many bytes of their texts.
  init(entriesMax: Int, bytesMax: Int) {
    self.entriesMax = max(entriesMax / 2, 1)
    self.bytesMax = max(bytesMax / 2, 2 * Self.textsMax * Self.textBytesMax)
    newer = JournalHalf(entriesMax: self.entriesMax, bytesMax: self.bytesMax)
    older = JournalHalf(entriesMax: self.entriesMax, bytesMax: self.bytesMax)
  }

  /// Entries that are remembered.
  var count: Int { newer.entries.count + older.entries.count }

  /// Adds the entry that `make` makes of its number, once it has appended its texts.
  mutating func append(_ make: (Int, inout ByteBuffer) -> JournalEntry) {
    let room = bytesMax - newer.texts.count
    if newer.entries.count == entriesMax || room < Self.textsMax * Self.textBytesMax {
      swap(&newer, &older)
      droppedCount += newer.entries.count
      newer.removeAll()
    }
    number += 1
    let entry = make(number, &newer.texts)
    newer.entries.append(entry)
  }

  /// Hands each entry with its texts to `body`, newest first, until that says stop with false.
  func forEach(_ body: (JournalEntry, Span<UInt8>) -> Bool) {
    for entry in newer.entries.reversed() where !body(entry, newer.texts.bytes) { return }
    for entry in older.entries.reversed() where !body(entry, older.texts.bytes) { return }
  }

  /// Forgets the entries of one namespace, or all where it is nil.
  mutating func removeAll(namespace: [UInt8]?) {
    guard let namespace else {
      newer.removeAll()
      older.removeAll()
      droppedCount = 0
      return
    }
    Self.remove(namespace, from: &newer)
    Self.remove(namespace, from: &older)
  }

  private static func remove(_ namespace: [UInt8], from half: inout JournalHalf) {
    var kept: [JournalEntry] = []
    kept.reserveCapacity(half.entries.capacity)
    for entry in half.entries {
      let name = entry.namespace.bytes(in: half.texts.bytes)
      if !name.equals(namespace.span) { kept.append(entry) }
    }
    half.entries = kept
  }
}
