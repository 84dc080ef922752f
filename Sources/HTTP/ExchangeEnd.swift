// SPDX-License-Identifier: MIT

/// How an exchange ended.
package struct ExchangeEnd: Sendable, Equatable {
  /// Whether the last byte of the response was handed to the kernel.
  package var isDelivered: Bool
  /// Bytes of the response that were handed to the kernel, head and framing included.
  package var wireBytes: Int
  /// From the arrival of the request's last byte to the departure of the response's last.
  package var nanoseconds: UInt64

  /// An exchange that ended so.
  package init(isDelivered: Bool, wireBytes: Int, nanoseconds: UInt64) {
    self.isDelivered = isDelivered
    self.wireBytes = wireBytes
    self.nanoseconds = nanoseconds
  }
}
