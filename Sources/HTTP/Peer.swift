// SPDX-License-Identifier: MIT
package import Bytes

/// The other end of a connection.
package struct Peer: Sendable, Equatable {
  /// The first eight bytes of an IPv6 address, highest first; 0 for IPv4.
  package let high: UInt64
  /// The last eight bytes of an IPv6 address, or the four of an IPv4 address.
  package let low: UInt64
  /// Its port.
  package let port: UInt16
  /// Whether the address is one of IPv6.
  package let isIPv6: Bool
  /// Whether the address leads to this machine.
  package let isLoopback: Bool

  /// The end of a connection with this address and port.
  package init(high: UInt64, low: UInt64, port: UInt16, isIPv6: Bool, isLoopback: Bool) {
    self.high = high
    self.low = low
    self.port = port
    self.isIPv6 = isIPv6
    self.isLoopback = isLoopback
  }

  /// A client in the same process: 127.0.0.1 without a port.
  package static let inProcess = Peer(
    high: 0,
    low: 0x7F00_0001,
    port: 0,
    isIPv6: false,
    isLoopback: true
  )

  /// Appends address and port, as `127.0.0.1:52526` or `[::1]:52526`.
  package func append(to buffer: inout ByteBuffer) {
    if isIPv6 {
      buffer.append("[")
      appendIPv6(to: &buffer)
      buffer.append("]")
    } else {
      appendIPv4(to: &buffer)
    }
    buffer.append(":")
    buffer.append(decimal: Int(port))
  }

  private func appendIPv4(to buffer: inout ByteBuffer) {
    for shift in [24, 16, 8, 0] {
      if shift < 24 { buffer.append(".") }
      buffer.append(decimal: Int(low >> UInt64(shift) & 0xFF))
    }
  }

  /// Appends the address as RFC 5952 §4 has it: the first of the longest runs of zeros is left out.
  private func appendIPv6(to buffer: inout ByteBuffer) {
    // ::ffff:0:0/96 (RFC 4291 §2.5.5.2), which ends like an IPv4 address.
    if high == 0, low >> 32 == 0xFFFF {
      buffer.append("::ffff:")
      return appendIPv4(to: &buffer)
    }
    let zeros = longestZeros
    var index = 0
    while index < 8 {
      if index == zeros.lowerBound, zeros.count > 1 {
        buffer.append("::")
        index = zeros.upperBound
        continue
      }
      if index > 0, index != zeros.upperBound || zeros.count < 2 { buffer.append(":") }
      let group = group(index)
      var digits = 4
      while digits > 1, group >> UInt64(4 * (digits - 1)) == 0 { digits -= 1 }
      buffer.append(hexadecimal: group, digits: digits)
      index += 1
    }
  }

  /// The first of the longest runs of groups that are zero.
  private var longestZeros: Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0..<8 {
      if group(index) != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<(index + 1)
      }
    }
    return longest
  }

  /// One of the eight groups of sixteen bits.
  private func group(_ index: Int) -> UInt64 {
    (index < 4 ? high : low) >> UInt64(16 * (3 - index % 4)) & 0xFFFF
  }
}
