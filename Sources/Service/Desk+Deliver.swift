// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import Ledger

/// The way of answers that are sent late, piece by piece, or broken.
extension Desk {
  /// What follows a reply that is followed by bytes of no reply.
  static let garbage: StaticString = "These bytes belong to no response.\r\n\r\n"

  /// Sends an answer as its delay, its pacing and its fault say.
  mutating func deliver<D: Dialect>(
    _ dialect: D.Type,
    _ identity: ReplyIdentity,
    _ record: ExchangeRecord,
    _ rule: MatchedRule?,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    let schedule = request.operation == .tokenCount ? nil : engine.schedule(for: request, reply)
    var wait = scriptedDelay
    if let schedule {
      wait &+= schedule.firstTokenNanoseconds
      if !isStreamed { wait &+= schedule.length(of: reply) }
    }
    waitMilliseconds = Int(clamping: wait / 1_000_000)
    note(rule, status: sentStatus)
    if let struck = strike(record, after: wait) { return struck }
    let start = output.count
    guard isStreamed else {
      guard reply.fault == nil, let source = slicedSource() else {
        encodeBody(dialect, identity)
        let head = wholeHead()
        return sendBroken(dialect, head, identity, record, http, after: wait, into: &output)
      }
      let framing = framing(for: http)
      let (exchange, step) = begin(
        dialect,
        source,
        identity,
        record,
        http,
        framing,
        into: &output
      )
      return hold(exchange, step, from: start, after: wait, into: &output)
    }
    let framing = streamFraming(dialect, schedule, identity, for: http)
    let source = streamSource(schedule)
    let (exchange, step) = begin(dialect, source, identity, record, http, framing, into: &output)
    return hold(exchange, step, from: start, after: wait, into: &output)
  }

  /// The status that the client sees; 0 where a fault keeps even that.
  var sentStatus: Int {
    switch reply.fault {
    case .hang, .closeBeforeHead: 0
    default: reply.status
    }
  }

  /// Whether the answer is an event stream.
  var isStreamed: Bool { request.isStream && request.operation != .embedding }

  /// Whether nothing keeps the answer from being sent at once and whole.
  var isPlain: Bool { reply.isPlain && control == nil }

  /// Nanoseconds before anything is sent, without those of pacing.
  var scriptedDelay: UInt64 {
    var delay = reply.delayNanoseconds &+ (control?.delayNanoseconds ?? 0)
    if case .delay(let more) = reply.fault { delay &+= more }
    return delay
  }

  /// Ends or hangs an exchange of which not even the head is sent; nil for other faults.
  ///
  /// Since there is no status, it is counted under none, and saves nothing.
  func strike(_ record: ExchangeRecord, after wait: UInt64) -> (Exchange, Step)? {
    let step: Step
    switch reply.fault {
    case .hang: step = .hang
    case .closeBeforeHead(.close): step = .close
    case .closeBeforeHead(.reset): step = .reset
    default: return nil
    }
    var exchange = Exchange(record: record)
    exchange.record.status = 0
    guard wait > 0, step != .hang else { return (exchange, step) }
    exchange.held = HeldReply(Span(), headCount: 0, in: .none, until: step)
    return (exchange, .wait(nanoseconds: wait))
  }

  // MARK: Streams

  private func streamSource(_ schedule: PacingSchedule?) -> Production.Source {
    // An answer that the query breaks off breaks there, whatever a rule does to it besides.
    let fault = control?.brokenChunk.map { ChunkFault.broken($0) } ?? ChunkFault(reply.fault)
    if schedule == nil, fault == nil {
      return .events(ReplyCursor(over: reply, pacedBy: reply.pacing), .stream)
    }
    return .chunks(ChunkWriter(of: reply, by: schedule, breaking: fault))
  }

  /// The framing of a stream; one of wrong length is written once to count its bytes.
  private mutating func streamFraming<D: Dialect>(
    _ dialect: D.Type,
    _ schedule: PacingSchedule?,
    _ identity: ReplyIdentity,
    for http: borrowing Request
  ) -> BodyFraming {
    guard case .wrongContentLength(let difference) = reply.fault else { return framing(for: http) }
    let length = length(dialect, streamSource(schedule), identity)
    return .length(max(length &+ difference, 0))
  }

  /// The framing of a body of unknown length.
  func framing(for http: borrowing Request) -> BodyFraming {
    http.version == .http10 ? .untilClose : .chunked
  }

  /// Bytes of all that `source` makes.
  private mutating func length<D: Dialect>(
    _ dialect: D.Type,
    _ source: Production.Source,
    _ identity: ReplyIdentity
  ) -> Int {
    var writer = SliceWriter(source: source, identity: identity, isChunked: false)
    var record = ExchangeRecord(api: D.api, status: 0)
    var end = SliceEnd.full
    while true {
      switch end {
      case .full, .pause:
        body.removeAll(keepingAtMost: 1 << 20)
        end = writer.write(
          dialect,
          of: reply,
          to: request,
          by: engine,
          workspace: &workspace,
          record: &record,
          into: &body
        )
      case .whole, .cut:
        return record.identityBytes
      }
    }
  }

  // MARK: Whole bodies

  /// Frames `body`, which is broken as the reply's fault says, and sends it after `wait`.
  mutating func sendBroken<D: Dialect>(
    _ dialect: D.Type,
    _ head: ReplyHead,
    _ identity: ReplyIdentity,
    _ record: ExchangeRecord,
    _ http: borrowing Request,
    after wait: UInt64,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    var head = head
    // What breaks is what the client reads: a broken body is sent as it is.
    head.isIncompressible = head.isIncompressible || reply.fault != nil
    switch reply.fault {
    case .malformedChunk: body.truncate(to: body.count / 2)
    case .duplicateChunk: body.append(copyOf: 0..<body.count)
    case .emptyBody: body.removeAll()
    case .wrongContentLength(let difference): head.lengthDifference = difference
    default: break
    }
    let start = output.count
    var (exchange, step) = send(dialect, head, identity, record, http, into: &output)
    switch reply.fault {
    case .cut(let chunk, let ending):
      let kept = chunk == 0 ? 0 : body.count / 2
      output.truncate(to: output.count - body.count + kept)
      step = ending == .close ? .close : .reset
    case .wrongContentLength: step = .close
    case .garbageAfterEnd: output.append(Self.garbage)
    default: break
    }
    return hold(exchange, step, from: start, after: wait, into: &output)
  }

  // MARK: Holding back

  /// Takes what stands in `output` from `start` on back, to be sent after `wait`, or in pieces.
  func hold(
    _ exchange: Exchange,
    _ step: Step,
    from start: Int,
    after wait: UInt64,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    // A reply that is produced in slices has taken its fault along.
    let fault = exchange.production.map { $0.reply.fault } ?? reply.fault
    var exchange = exchange
    exchange.pieces = ReplyPieces(fault)
    guard wait > 0 || exchange.pieces != .none else { return (exchange, step) }
    let headCount = Self.headCount(output.bytes.extracting(start..<output.count))
    exchange.hold(&output, from: start, headCount: headCount, until: step)
    guard wait == 0 else { return (exchange, .wait(nanoseconds: wait)) }
    return (exchange, exchange.release(into: &output))
  }

  /// Bytes of the head that `response` opens with, its empty line included.
  private static func headCount(_ response: Span<UInt8>) -> Int {
    for place in response.indices
    where response.extracting(place..<response.count).hasPrefix("\r\n\r\n") {
      return place + 4
    }
    return 0
  }
}
