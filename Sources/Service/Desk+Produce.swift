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
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    let isChunked = http.version != .http10
    openSlicedHead(dialect, source, identity, isChunked: isChunked, http, into: &output)
    var exchange = Exchange(record: record)
    var writer = SliceWriter(source: source, identity: identity, isChunked: isChunked)
    let isDone = writer.write(
      dialect,
      of: reply,
      to: request,
      by: engine,
      workspace: &workspace,
      record: &exchange.record,
      into: &output
    )
    if isDone { return (exchange, http.keepsAlive ? .finished : .finishedClosing) }
    var takenRequest = InferenceRequest()
    var takenReply = InferenceReply()
    swap(&request, &takenRequest)
    swap(&reply, &takenReply)
    exchange.production = Production(
      request: takenRequest,
      reply: takenReply,
      writer: writer,
      keepsAlive: http.keepsAlive
    )
    return (exchange, .drain)
  }

  /// Writes the next slice of a reply that is produced in slices.
  mutating func produce<D: Dialect>(
    _ dialect: D.Type,
    _ production: Production,
    _ record: inout ExchangeRecord,
    into output: inout ByteBuffer
  ) -> Step {
    let isDone = production.writer.write(
      dialect,
      of: production.reply,
      to: production.request,
      by: engine,
      workspace: &workspace,
      record: &record,
      into: &output
    )
    guard isDone else { return .drain }
    return production.keepsAlive ? .finished : .finishedClosing
  }

  private func openSlicedHead<D: Dialect>(
    _ dialect: D.Type,
    _ source: Production.Source,
    _ identity: ReplyIdentity,
    isChunked: Bool,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) {
    var type: StaticString = "application/json"
    if case .events(_, .stream) = source { type = D.streamMediaType }
    openHead(ReplyHead(status: 200, type: type), http, into: &output)
    D.appendFields(
      as: identity,
      usage: reply.usage,
      standing: reply.standing,
      milliseconds: 0,
      into: &output
    )
    if request.isStream { output.appendField("cache-control", "no-cache") }
    if isChunked { output.appendField("transfer-encoding", "chunked") }
    output.appendEndOfHead()
  }
}
