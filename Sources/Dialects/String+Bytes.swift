// SPDX-License-Identifier: MIT
import Bytes

extension String {
  /// The bytes of `buffer`, repaired where they are cut within a character.
  init(_ buffer: borrowing ByteBuffer) {
    self.init(buffer.bytes)
  }

  /// A copy of `bytes`, repaired where they are not UTF-8.
  init(_ bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
