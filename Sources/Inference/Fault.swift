// SPDX-License-Identifier: MIT

/// How an answer is broken on its way, on purpose.
package enum Fault: Sendable, Equatable {
  /// How a connection is ended in the middle.
  package enum Ending: UInt8, Sendable, CaseIterable {
    /// In order (FIN).
    case close
    /// By a reset (RST).
    case reset
  }

  /// Nothing is sent for so long; then the answer comes whole.
  case delay(nanoseconds: UInt64)
  /// Nothing is sent until the client leaves.
  case hang
  /// The connection ends before the head.
  case closeBeforeHead(Ending)
  /// The stream ends behind this many chunks.
  case cut(afterChunk: Int, Ending)
  /// The chunk of this number, from 1, is not valid JSON.
  case malformedChunk(Int)
  /// `Content-Length` is so many bytes off.
  case wrongContentLength(Int)
  /// Packets end in the middle of UTF-8 sequences and event lines.
  case splitBytes
  /// The chunk of this number, from 1, is sent twice.
  case duplicateChunk(Int)
  /// The body drips, one byte each so many nanoseconds.
  case drip(nanosecondsPerByte: UInt64)
  /// Bytes that belong to no response follow it.
  case garbageAfterEnd
  /// The body is empty.
  case emptyBody
}
