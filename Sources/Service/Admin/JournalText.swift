// SPDX-License-Identifier: MIT
import Bytes

/// A text of an entry, as a run of bytes in a buffer of the journal's.
struct JournalText {
  private let start: UInt32
  private let count: UInt32

  /// The bytes of `texts` from `start` on.
  init(from start: Int, in texts: borrowing ByteBuffer) {
    self.start = UInt32(start)
    count = UInt32(texts.count - start)
  }

  private init() {
    start = 0
    count = 0
  }

  /// No bytes.
  static var empty: JournalText { JournalText() }

  /// The bytes themselves.
  @_lifetime(copy texts)
  func bytes(in texts: Span<UInt8>) -> Span<UInt8> {
    texts.extracting(Int(start)..<Int(start + count))
  }
}
