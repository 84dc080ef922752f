// SPDX-License-Identifier: MIT
import Bytes

/// Half of what a loop's journal remembers: it is filled entry by entry and forgotten at once.
struct JournalHalf: ~Copyable {
  /// The entries, oldest first.
  var entries: [JournalEntry] = []
  /// Their texts.
  var texts: ByteBuffer

  /// A half with room for so many entries and bytes; memory that is not touched costs nothing.
  init(entriesMax: Int, bytesMax: Int) {
    entries.reserveCapacity(entriesMax)
    texts = ByteBuffer(capacity: bytesMax)
  }

  /// Forgets all entries and keeps the storage.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    texts.removeAll()
  }
}
