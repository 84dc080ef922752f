// SPDX-License-Identifier: MIT

/// An exchange whose reply is on its way, by the bytes of the connection that it takes.
struct Reply {
  /// Its number in the loop's table of exchanges.
  let exchange: Int
  /// Bytes of the connection before its first.
  let start: Int
  /// Bytes of the connection up to its last; while it goes on, up to its last so far.
  var end: Int
  /// When the last byte of the request arrived.
  let arrival: UInt64
}
