// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import Gzip
import HTTP
import Inference
import Ledger

extension Desk {
  /// Frames `body` as a whole response under `head`, compressed where that is asked for and worth
  /// it.
  mutating func send<D: Dialect>(
    _ dialect: D.Type,
    _ head: ReplyHead,
    _ identity: ReplyIdentity,
    _ record: ExchangeRecord,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    var record = record
    record.identityBytes = body.count
    let coding = coding(of: head, for: http)
    let start = output.count
    openHead(head, http, into: &output)
    D.appendFields(
      as: identity,
      status: head.status,
      usage: head.usage,
      standing: head.standing,
      milliseconds: waitMilliseconds,
      into: &output
    )
    if coding.varies { output.appendField("vary", "accept-encoding") }
    if !reply.headers.isEmpty { appendScriptedFields(from: start, to: &output) }
    if let level = coding.level {
      Self.compress(body, at: level, by: &gzip, into: &packed)
      output.appendField("content-encoding", "gzip")
      output.appendField("content-length", decimal: packed.count)
      output.appendEndOfHead()
      if !head.omitsBody { output.append(packed.bytes) }
    } else {
      output.appendField("content-length", decimal: max(body.count &+ head.lengthDifference, 0))
      output.appendEndOfHead()
      if !head.omitsBody { output.append(body.bytes) }
    }
    return (Exchange(record: record), http.keepsAlive ? .finished : .finishedClosing)
  }

  /// Answers with `failure` in the dialect's words.
  mutating func fail<D: Dialect>(
    _ dialect: D.Type,
    _ failure: Failure,
    operation: Operation?,
    allowed: StaticString? = nil,
    isPrivate: Bool = false,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    let identity = identity(of: failure, D.status(of: failure), at: http.path)
    let message = Self.word(
      dialect,
      failure,
      operation,
      http,
      of: request,
      as: identity,
      into: &body
    )
    var head = ReplyHead(status: D.status(of: failure), type: "application/json")
    head.allowed = allowed
    head.retryAfterSeconds = failure.retryAfterSeconds
    head.standing = reply.standing
    head.omitsBody = http.method == .head
    head.isPrivate = isPrivate
    let wait = isPlain ? 0 : scriptedDelay
    waitMilliseconds = Int(clamping: wait / 1_000_000)
    if operation != nil { nameConversation() }
    let record = noted(failure, message, head.status, D.api, operation)
    guard !isPlain else { return send(dialect, head, identity, record, http, into: &output) }
    if let struck = strike(record, after: wait) { return struck }
    return sendBroken(dialect, head, identity, record, http, after: wait, into: &output)
  }

  /// What the ledger hears of a failure, once the journal has heard of it; of the model, where the
  /// request was read that far.
  private mutating func noted(
    _ failure: Failure,
    _ message: String,
    _ status: Int,
    _ api: API,
    _ operation: Operation?
  ) -> ExchangeRecord {
    var record = ExchangeRecord(api: api, operation: operation, status: status)
    guard operation != nil else { return record }
    let rule = matchedRule()
    record.rule = rule?.account
    note(rule, status: status, failure, message: message)
    if request.contentHash != 0 {
      record.account = shard.account(
        of: request.facts,
        name: request.text(request.model),
        in: workspace.compiled.catalogue
      )
    }
    return record
  }

  /// What the ids of the answer to a failure are drawn from: the request where it was read, else
  /// where and why it failed.
  private mutating func identity(
    of failure: Failure,
    _ status: Int,
    at path: Span<UInt8>
  ) -> ReplyIdentity {
    if request.contentHash != 0 { return nextIdentity(ofFailure: status) }
    body.removeAll(keepingAtMost: 1 << 20)
    body.append(path)
    body.append(utf8: " \(status) \(failure.message)")
    return engine.identity(of: body.bytes, created: now)
  }

  /// Writes the body of an error, and returns its message where the journal is to hear of it.
  private static func word<D: Dialect>(
    _ dialect: D.Type,
    _ failure: Failure,
    _ operation: Operation?,
    _ http: borrowing Request,
    of request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into body: inout ByteBuffer
  ) -> String {
    let site = FailureSite(
      operation: operation,
      method: http.method,
      path: http.path,
      model: request.text(operation == nil ? .empty : request.model),
      identity: identity
    )
    body.removeAll(keepingAtMost: 1 << 20)
    D.encode(failure, at: site, form: .whole, into: &body)
    return operation == nil ? "" : D.message(of: failure, at: site)
  }

  /// Words a refusal of bytes that are no whole request; the connection closes after it.
  mutating func refuse<D: Dialect>(
    _ dialect: D.Type,
    _ refusal: Refusal,
    path: Span<UInt8>,
    into output: inout ByteBuffer
  ) -> Exchange {
    let failure = Failure(refusal)
    let identity = identity(of: failure, D.status(of: failure), at: path)
    let site = FailureSite(
      operation: nil,
      method: .other,
      path: path,
      model: Span(),
      identity: identity
    )
    body.removeAll(keepingAtMost: 1 << 20)
    D.encode(failure, at: site, form: .whole, into: &body)
    let status = D.status(of: failure)
    output.appendStatusLine(status)
    output.appendField("content-type", "application/json")
    appendDate(to: &output)
    D.appendFields(
      as: identity,
      status: status,
      usage: Usage(),
      standing: nil,
      milliseconds: 0,
      into: &output
    )
    output.appendField("connection", "close")
    output.appendField("content-length", decimal: body.count)
    output.appendEndOfHead()
    output.append(body.bytes)
    var record = ExchangeRecord(api: D.api, status: status)
    record.identityBytes = body.count
    return Exchange(record: record)
  }

  /// Answers OPTIONS: what an endpoint takes, also for a browser's preflight (Fetch §4.8).
  mutating func allow(
    _ methods: StaticString,
    api: API?,
    _ http: borrowing Request,
    into output: inout ByteBuffer
  ) -> (Exchange, Step) {
    output.appendStatusLine(204)
    output.appendField("allow", methods)
    appendDate(to: &output)
    appendOrigin(http, to: &output)
    if http.value(of: "access-control-request-method") != nil {
      output.appendField("access-control-allow-methods", methods)
      if let names = http.value(of: "access-control-request-headers") {
        output.appendField("access-control-allow-headers", names)
      }
      output.appendField("access-control-max-age", decimal: 86_400)
    }
    if !http.keepsAlive { output.appendField("connection", "close") }
    output.appendEndOfHead()
    let record = ExchangeRecord(api: api, status: 204)
    return (Exchange(record: record), http.keepsAlive ? .finished : .finishedClosing)
  }

  /// Writes the status line and the fields that every response has.
  func openHead(_ head: ReplyHead, _ http: borrowing Request, into output: inout ByteBuffer) {
    output.appendStatusLine(head.status)
    output.appendField("content-type", head.type)
    appendDate(to: &output)
    if !head.isPrivate { appendOrigin(http, to: &output) }
    if let allowed = head.allowed { output.appendField("allow", allowed) }
    if let seconds = head.retryAfterSeconds {
      output.appendField("retry-after", decimal: seconds)
    }
    if let conversation = reply.conversation {
      output.appendField("x-understudy-conversation", reply.text(conversation))
    }
    if !http.keepsAlive { output.appendField("connection", "close") }
  }

  func appendDate(to output: inout ByteBuffer) {
    output.append("date: ")
    if settings.clock == .fixed {
      output.append(ServiceSettings.fixedDate)
    } else {
      output.append(dateFromSeconds: now)
    }
    output.append("\r\n")
  }

  /// Lets pages of any origin read the answer: there is nothing here that a key protects.
  private func appendOrigin(_ http: borrowing Request, to output: inout ByteBuffer) {
    guard http.value(of: "origin") != nil else { return }
    output.appendField("access-control-allow-origin", "*")
    output.appendField("access-control-expose-headers", "*")
  }

  /// Whether the body is compressed, and at what level; whether that follows from the request.
  private func coding(
    of head: ReplyHead,
    for http: borrowing Request
  ) -> (level: Int?, varies: Bool) {
    let level = settings.gzip.level(
      bodyBytes: body.count,
      isIncompressible: head.isIncompressible
    )
    guard let level else { return (nil, false) }
    guard let accepted = http.value(of: "accept-encoding") else { return (nil, true) }
    return (ContentCoding.negotiate(acceptEncoding: accepted) == .gzip ? level : nil, true)
  }

  /// Compresses `body` into `packed`.
  private static func compress(
    _ body: borrowing ByteBuffer,
    at level: Int,
    by encoder: inout GzipEncoder?,
    into packed: inout ByteBuffer
  ) {
    if encoder == nil { encoder = GzipEncoder() }
    packed.removeAll(keepingAtMost: 1 << 20)
    encoder?.encode(body.bytes, level: level, to: &packed)
  }
}
