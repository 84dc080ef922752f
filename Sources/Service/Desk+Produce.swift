// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import Ledger

extension Desk {
  /// Opens a response whose body is produced in slices, and writes the first.
  ///
  /// Where the first slice is all, nothing is taken from the desk and nothing allocated.
  mutating func begin<D: Dialect>(
    _ dialect: D.Type,
    _ source: Production.Source,
    _ identity: ReplyIdentity,
    _ record: ExchangeRecord,
    _ http: borrowing Request,
    _ framing: BodyFraming,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    openSlicedHead(dialect, source, identity, framing, http, into: &output)
    var isChunked = false
    var keepsAlive = http.keepsAlive
    switch framing {
    case .chunked: isChunked = true
    case .untilClose: break
    case .length: keepsAlive = false
    }
    var exchange = Exchange(record: record)
    var writer = SliceWriter(source: source, identity: identity, isChunked: isChunked)
    let end = writer.write(
      dialect,
      of: reply,
      to: request,
      by: engine,
      workspace: &workspace,
      record: &exchange.record,
      into: &output
    )
    let step = Self.step(behind: end, keepsAlive: keepsAlive, reply.fault, into: &output)
    guard step.goesOn else { return (exchange, step) }
    var takenRequest = InferenceRequest()
    var takenReply = InferenceReply()
    swap(&request, &takenRequest)
    swap(&reply, &takenReply)
    exchange.production = Production(
      request: takenRequest,
      reply: takenReply,
      writer: writer,
      keepsAlive: keepsAlive
    )
    return (exchange, step)
  }

  /// Writes the next slice of a reply that is produced in slices.
  mutating func produce<D: Dialect>(
    _ dialect: D.Type,
    _ production: Production,
    _ record: inout ExchangeRecord,
    into output: inout ByteBuffer
  ) -> Step {
    let end = production.writer.write(
      dialect,
      of: production.reply,
      to: production.request,
      by: engine,
      workspace: &workspace,
      record: &record,
      into: &output
    )
    return Self.step(
      behind: end,
      keepsAlive: production.keepsAlive,
      production.reply.fault,
      into: &output
    )
  }

  /// What follows a slice; a whole body may be followed by bytes that belong to nothing.
  private static func step(
    behind end: SliceEnd,
    keepsAlive: Bool,
    _ fault: Fault?,
    into output: inout ByteBuffer
  ) -> Step {
    switch end {
    case .full: return .drain
    case .pause(let nanoseconds): return .wait(nanoseconds: nanoseconds)
    case .cut(.close): return .close
    case .cut(.reset): return .reset
    case .whole:
      if case .garbageAfterEnd = fault { output.append(garbage) }
      return keepsAlive ? .finished : .finishedClosing
    }
  }

  private func openSlicedHead<D: Dialect>(
    _ dialect: D.Type,
    _ source: Production.Source,
    _ identity: ReplyIdentity,
    _ framing: BodyFraming,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) {
    let start = output.count
    let type = source.isStream ? D.streamMediaType : "application/json"
    openHead(ReplyHead(status: reply.status, type: type), http, into: &output)
    D.appendFields(
      as: identity,
      status: reply.status,
      usage: reply.usage,
      standing: reply.standing,
      milliseconds: waitMilliseconds,
      into: &output
    )
    if request.isStream { output.appendField("cache-control", "no-cache") }
    if !reply.headers.isEmpty { appendScriptedFields(from: start, to: &output) }
    switch framing {
    case .chunked: output.appendField("transfer-encoding", "chunked")
    case .untilClose: break
    case .length(let count): output.appendField("content-length", decimal: count)
    }
    output.appendEndOfHead()
  }
}
