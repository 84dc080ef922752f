// SPDX-License-Identifier: MIT

extension String {
  /// The bytes of `buffer`, repaired where they are cut within a character.
  package init(_ buffer: borrowing ByteBuffer) {
    self.init(buffer.bytes)
  }

  /// A copy of `bytes`, repaired where they are not UTF-8.
  package init(_ bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
