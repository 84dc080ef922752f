// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import Inference

/// Writes the events of a stream that is paced, or broken at one of its chunks.
final class ChunkWriter {
  private var cursor: ReplyCursor
  private var schedule: PacingSchedule?
  private let fault: ChunkFault?
  /// Chunks that have been written.
  private var count = 0
  /// The event whose time has not come when the last slice ended.
  private var waiting: StreamEvent?

  /// A writer of all events of `reply`, the first of which is due now.
  init(
    of reply: borrowing InferenceReply,
    by schedule: PacingSchedule?,
    breaking fault: ChunkFault?
  ) {
    cursor = ReplyCursor(over: reply, pacedBy: reply.pacing)
    self.schedule = schedule
    self.fault = fault
  }

  /// Writes events until one is due later, the slice is long enough, or the stream ends.
  func write<D: Dialect>(
    _ dialect: D.Type,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) -> SliceEnd {
    if case .nothing = fault { return .whole }
    let end = output.count + SliceWriter.sliceBytes
    while output.count < end {
      if case .cut(after: count, let ending) = fault, count > 0 { return .cut(ending) }
      let isDue = waiting != nil
      guard let event = waiting.take() ?? cursor.next(in: reply) else { return .whole }
      if !isDue, let pause = schedule?.pause(before: event, in: reply), pause > 0 {
        waiting = event
        return .pause(nanoseconds: pause)
      }
      let start = output.count
      guard event.isPiece else {
        D.encode(event, of: reply, to: request, as: identity, form: .stream, into: &output)
        continue
      }
      if case .cut(after: 0, let ending) = fault { return .cut(ending) }
      count += 1
      if case .broken(count) = fault {
        Self.appendBroken(dialect, to: &output)
        return .whole
      }
      D.encode(event, of: reply, to: request, as: identity, form: .stream, into: &output)
      if case .duplicate(count) = fault { output.append(copyOf: start..<output.count) }
      if case .malformed(count) = fault { Self.malform(from: start, in: &output) }
    }
    return .full
  }

  /// Appends a chunk that opens an object and breaks off.
  private static func appendBroken<D: Dialect>(_ dialect: D.Type, to output: inout ByteBuffer) {
    if let name = D.pieceEventName {
      output.append("event: ")
      output.append(name)
      output.append("\n")
    }
    output.append("data: {\"broken\": \n\n")
  }

  /// Leaves the first half of the data of each event from `start` on.
  private static func malform(from start: Int, in output: inout ByteBuffer) {
    var events = ByteBuffer()
    events.append(output.bytes.extracting(start..<output.count))
    output.truncate(to: start)
    appendHalves(of: events.bytes, to: &output)
  }

  private static func appendHalves(of events: Span<UInt8>, to output: inout ByteBuffer) {
    var start = 0
    while start < events.count {
      var line = events.extracting(start..<events.count)
      line = line.extracting(0..<(line.firstIndex(of: UInt8(ascii: "\n")) ?? line.count))
      start += line.count + 1
      output.append(line.hasPrefix("data: ") ? line.extracting(0..<(line.count / 2)) : line)
      output.append("\n")
    }
  }
}
