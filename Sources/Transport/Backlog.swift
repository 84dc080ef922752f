// SPDX-License-Identifier: MIT
import Bytes

/// What a connection still has to say: bytes that the kernel did not take, and whose they are.
///
/// Most connections never have one: a reply that goes out with one write leaves nothing behind.
final class Backlog {
  /// Bytes that wait for the reader.
  var unsent = ByteBuffer(capacity: 2048)
  /// Replies that are complete, in order; the last bytes of the first are among those that wait.
  var complete: [Reply] = []
  /// The exchange that goes on later.
  var parked: Reply?

  /// Whether nothing is left to say.
  var isEmpty: Bool { unsent.isEmpty && complete.isEmpty && parked == nil }
}
