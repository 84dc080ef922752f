// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Testing

@Suite struct `The other end of a connection` {
  @Test(arguments: [
    (0, 0x7F00_0001, 80, false, "127.0.0.1:80"),
    (0, 0xC0A8_FF00, 65_535, false, "192.168.255.0:65535"),
    (0, 1, 80, true, "[::1]:80"),
    (0, 0, 0, true, "[::]:0"),
    (0x2001_0DB8_0000_0000, 1, 443, true, "[2001:db8::1]:443"),
    (0x2001_0DB8_0000_0001, 0x0001_0001_0001_0001, 1, true, "[2001:db8:0:1:1:1:1:1]:1"),
    (0x2001_0000_0000_0001, 0x0000_0000_0000_0001, 1, true, "[2001:0:0:1::1]:1"),
    (0x2001_0DB8_0000_0000, 0x0001_0000_0000_0001, 1, true, "[2001:db8::1:0:0:1]:1"),
    (0xFE80_0000_0000_0000, 0x1234_5678_9ABC_DEF0, 1, true, "[fe80::1234:5678:9abc:def0]:1"),
    (0x0001_0002_0003_0004, 0x0005_0006_0000_0000, 1, true, "[1:2:3:4:5:6::]:1"),
    (0, 0x0000_FFFF_7F00_0001, 9, true, "[::ffff:127.0.0.1]:9"),
  ])
  func `is written as RFC 5952 has it`(
    high: UInt64,
    low: UInt64,
    port: UInt16,
    isIPv6: Bool,
    text: String
  ) {
    let peer = Peer(high: high, low: low, port: port, isIPv6: isIPv6, isLoopback: false)
    var buffer = ByteBuffer()
    peer.append(to: &buffer)
    let written = String(buffer)
    #expect(written == text)
  }
}
