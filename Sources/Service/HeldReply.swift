// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// Bytes of a reply whose time has not come: all of them, or those behind the first piece.
final class HeldReply {
  private var bytes = ByteBuffer(capacity: 0)
  /// Bytes of the head among them, which is never cut.
  private var headCount: Int
  private let pieces: ReplyPieces
  /// What follows the last of the bytes.
  private let step: Step

  /// Holds `bytes`, of which the first `headCount` are the head, until `step`.
  init(_ bytes: Span<UInt8>, headCount: Int, in pieces: ReplyPieces, until step: Step) {
    self.bytes.append(bytes)
    self.headCount = headCount
    self.pieces = pieces
    self.step = step
  }

  /// Whether all bytes are on their way.
  var isEmpty: Bool { bytes.isEmpty }

  /// Appends the next piece to `output`.
  func next(into output: inout ByteBuffer) -> Step {
    var end = headCount > 0 ? headCount : pieces.end(of: bytes.bytes)
    if pieces == .none { end = bytes.count }
    headCount = 0
    output.append(bytes.bytes.extracting(0..<end))
    bytes.removeFirst(end)
    return bytes.isEmpty ? step : .wait(nanoseconds: pieces.pauseNanoseconds)
  }
}
