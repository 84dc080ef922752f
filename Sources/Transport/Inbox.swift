// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// The bytes of a request that is not whole, and how far they are read.
///
/// Most connections never have one: a request that comes in one piece is read from the loop's own
/// buffer.
final class Inbox {
  /// The bytes, the request's first at the front.
  var buffer: ByteBuffer
  /// The parser that is in the middle of them.
  var parser: RequestParser

  /// An empty inbox.
  init(limits: Limits) {
    buffer = ByteBuffer(capacity: 2048)
    parser = RequestParser(limits: limits)
  }
}
