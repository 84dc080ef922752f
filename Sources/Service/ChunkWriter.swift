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
      let isDue = waiting != nil
      guard let event = waiting.take() ?? cursor.next(in: reply) else { return .whole }
      if !isDue, let pause = schedule?.pause(before: event, in: reply), pause > 0 {
        waiting = event
        return .pause(nanoseconds: pause)
      }
      if event.isPiece, case .cut(after: 0, let ending) = fault { return .cut(ending) }
      let start = output.count
      D.encode(event, of: reply, to: request, as: identity, form: .stream, into: &output)
      guard let fault, event.isPiece,
        let chunk = Self.chunk(of: dialect, in: output, from: start)
      else { continue }
      count += 1
      switch fault {
      case .cut(after: count, let ending):
        output.truncate(to: chunk.upperBound)
        return .cut(ending)
      case .broken(count):
        output.truncate(to: start)
        Self.appendBroken(dialect, to: &output)
        return .whole
      case .duplicate(count): Self.replace(chunk, in: &output, isTwice: true)
      case .malformed(count): Self.replace(chunk, in: &output, isTwice: false)
      case .nothing, .cut, .broken, .duplicate, .malformed: break
      }
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

  /// Where the event stands that carries the piece written from `start` on; nil where none does.
  ///
  /// Events that open or close something may stand before and behind it.
  private static func chunk<D: Dialect>(
    of dialect: D.Type,
    in output: borrowing ByteBuffer,
    from start: Int
  ) -> Range<Int>? {
    guard let name = D.pieceEventName else { return start..<output.count }
    var first = start
    while first < output.count {
      let rest = output.bytes.extracting(first..<output.count)
      let end = first + endOfEvent(rest)
      // Behind "event: ".
      if rest.extracting(min(7, rest.count)..<rest.count).hasPrefix(name) { return first..<end }
      first = end
    }
    return nil
  }

  /// Bytes of the first of `events`, up to and with the empty line that ends it.
  private static func endOfEvent(_ events: Span<UInt8>) -> Int {
    let lineEnd = UInt8(ascii: "\n")
    var position = 1
    while position < events.count {
      if events[position] == lineEnd, events[position - 1] == lineEnd { return position + 1 }
      position += 1
    }
    return events.count
  }

  /// Puts the chunk there twice, or with the first half of its data only.
  private static func replace(
    _ chunk: Range<Int>,
    in output: inout ByteBuffer,
    isTwice: Bool
  ) {
    var written = ByteBuffer()
    written.append(output.bytes.extracting(chunk.lowerBound..<output.count))
    output.truncate(to: chunk.lowerBound)
    let event = written.bytes.extracting(0..<chunk.count)
    if isTwice {
      output.append(event)
      output.append(event)
    } else {
      appendHalves(of: event, to: &output)
    }
    output.append(written.bytes.extracting(chunk.count..<written.count))
  }

  /// Appends an event of which each `data` line has its first half only.
  private static func appendHalves(of event: Span<UInt8>, to output: inout ByteBuffer) {
    var start = 0
    while start < event.count {
      var line = event.extracting(start..<event.count)
      line = line.extracting(0..<(line.firstIndex(of: UInt8(ascii: "\n")) ?? line.count))
      start += line.count + 1
      output.append(line.hasPrefix("data: ") ? line.extracting(0..<(line.count / 2)) : line)
      output.append("\n")
    }
  }
}
