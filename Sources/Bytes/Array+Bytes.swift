// SPDX-License-Identifier: MIT

extension Array where Element == UInt8 {
  /// A copy of `bytes`.
  package init(_ bytes: Span<UInt8>) {
    self.init(capacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }

  /// A copy of what `buffer` holds.
  package init(_ buffer: borrowing ByteBuffer) {
    self.init(buffer.bytes)
  }
}
