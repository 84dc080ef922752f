// SPDX-License-Identifier: MIT
package import Bytes
import Dialects
import Gzip
package import HTTP
import Inference
import Ledger

/// What one event loop keeps between requests, and the way of a request through it.
///
/// Everything here is reused: after the first requests a plain answer allocates nothing.
package final class ServiceLoop {
  let service: Service
  let shard: LedgerShard
  /// A request's body after its content coding was undone.
  private var inflated = ByteBuffer()
  private var decoder = GzipDecoder()
  var desk: Desk
  private var log: AccessLogShard?

  init(service: Service, index: Int, shard: LedgerShard) {
    self.service = service
    self.shard = shard
    self.desk = Desk(service: service, loop: index, shard: shard)
    self.log = service.log.map { $0.shard(index, names: shard) }
  }

  /// Answers a whole request, or begins to, and keeps what the log says of it.
  func answer(_ request: borrowing Request, output: inout ByteBuffer) -> (Exchange, Step) {
    var (exchange, step) = route(request, output: &output)
    if log != nil { exchange.ticket = begin(request) }
    return (exchange, step)
  }

  /// Keeps what the log says of a request.
  private func begin(_ request: borrowing Request) -> AccessLogTicket? {
    var client = ByteBuffer(capacity: 64)
    request.peer.append(to: &client)
    return log?.begin(
      method: request.method.name ?? "-",
      path: request.path,
      query: request.query,
      versionMinor: request.version == .http10 ? 0 : 1,
      client: client.bytes
    )
  }

  /// Answers a request whose body is not compressed, and tells what the rules are to it.
  ///
  /// Nil where the request cannot be read, which the answer says.
  package func explain(
    _ request: borrowing Request,
    output: inout ByteBuffer
  ) -> RequestExplanation? {
    _ = route(request, output: &output)
    return desk.explanation(of: request.body)
  }

  /// Answers a whole request by the endpoint that its path leads to.
  private func route(_ request: borrowing Request, output: inout ByteBuffer) -> (Exchange, Step) {
    desk.clear()
    let found = RouteTable.match(request)
    if found?.endpoint.takesBody != true, let page = foreignPage(request, &output) { return page }
    guard let route = found else {
      if AdminEndpoint.owns(request.path) { return administer(request, &output) }
      let failure = Failure(.notFound, "")
      return switch RouteTable.api(of: request) {
      case .openai: desk.fail(OpenAI.self, failure, operation: nil, request, into: &output)
      case .anthropic: desk.fail(Anthropic.self, failure, operation: nil, request, into: &output)
      }
    }
    let endpoint = route.endpoint
    if endpoint.allows(request.method), request.method == .options {
      let api = endpoint.isOwn ? nil : endpoint.api
      return desk.allow(endpoint.allowedMethods, api: api, request, into: &output)
    }
    let id = request.path.extracting(route.idStart..<request.path.count)
    switch endpoint.api {
    case .openai: return answer(OpenAI.self, endpoint, id: id, request, &output)
    case .anthropic: return answer(Anthropic.self, endpoint, id: id, request, &output)
    }
  }

  /// Answers a request to `endpoint` in the words of `dialect`.
  private func answer<D: Dialect>(
    _ dialect: D.Type,
    _ endpoint: Endpoint,
    id: Span<UInt8>,
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) -> (Exchange, Step) {
    var operation: Operation?
    if case .inference(_, let asked) = endpoint { operation = asked }
    do throws(Failure) {
      guard endpoint.allows(request.method) else { throw Failure(.methodNotAllowed, "") }
      guard let operation else {
        return try page(dialect, endpoint, id: id, request, &output)
      }
      return try infer(dialect, operation, request, &output)
    } catch {
      let allowed = error.kind == .methodNotAllowed ? endpoint.allowedMethods : nil
      return desk.fail(
        dialect,
        error,
        operation: operation,
        allowed: allowed,
        request,
        into: &output
      )
    }
  }

  /// Answers an inference request, once its body is plain.
  private func infer<D: Dialect>(
    _ dialect: D.Type,
    _ operation: Operation,
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) throws(Failure) -> (Exchange, Step) {
    let coding = try RequestMedia.coding(of: request)
    guard coding != .identity else {
      return try desk.infer(dialect, operation, request, request.body, into: &output)
    }
    try inflate(request.body, coding)
    return try desk.infer(dialect, operation, request, of: inflated, into: &output)
  }

  /// The plain body of a request, whatever its type.
  func plainBody(of request: borrowing Request) throws(Failure) -> [UInt8] {
    guard let encoding = request.value(of: "content-encoding"), !encoding.isEmpty,
      !encoding.equalsIgnoringCase("identity")
    else {
      return [UInt8](request.body)
    }
    guard let coding = ContentCoding(contentEncoding: encoding) else {
      throw Failure(
        .unsupportedMediaType,
        "Unsupported content encoding; send 'gzip', 'deflate' or none."
      )
    }
    try inflate(request.body, coding)
    return [UInt8](inflated)
  }

  private func inflate(_ body: Span<UInt8>, _ coding: ContentCoding) throws(Failure) {
    inflated.removeAll(keepingAtMost: 1 << 20)
    let bytesMax = service.settings.inflatedBytesMax
    do throws(GzipError) {
      try decoder.decode(body, coding: coding, bytesMax: bytesMax, to: &inflated)
    } catch {
      let message = "Unreadable request: \(error.message)."
      if case .tooLarge = error { throw Failure(.tooLarge, message) }
      throw Failure(.invalidRequest, message)
    }
  }

  /// Words a refusal of bytes that are no whole request.
  func refuse(_ refusal: Refusal, path: Span<UInt8>, output: inout ByteBuffer) -> Exchange {
    var exchange =
      switch RouteTable.api(of: path) {
      case .openai: desk.refuse(OpenAI.self, refusal, path: path, into: &output)
      case .anthropic: desk.refuse(Anthropic.self, refusal, path: path, into: &output)
      }
    exchange.ticket = log?.begin(method: "-", path: path)
    return exchange
  }

  /// Writes the next slice of a reply, or the next piece of one.
  func resume(_ exchange: inout Exchange, output: inout ByteBuffer) -> Step {
    if exchange.held != nil { return exchange.release(into: &output) }
    guard let production = exchange.production else { return .finished }
    let start = output.count
    let step =
      switch production.request.api {
      case .openai: desk.produce(OpenAI.self, production, &exchange.record, into: &output)
      case .anthropic: desk.produce(Anthropic.self, production, &exchange.record, into: &output)
      }
    guard exchange.pieces != .none, output.count > start else { return step }
    exchange.hold(&output, from: start, until: step)
    return exchange.release(into: &output)
  }

  /// Tells the ledger and the log how an exchange ended.
  func ended(_ exchange: Exchange, _ end: ExchangeEnd) {
    var record = exchange.record
    record.wireBytes = end.wireBytes
    record.nanoseconds = end.nanoseconds
    shard.record(record)
    if let ticket = exchange.ticket {
      var phrase = ByteBuffer(capacity: 32)
      phrase.appendReasonPhrase(record.status)
      log?.end(ticket, record, phrase: phrase.bytes, isDelivered: end.isDelivered)
    }
  }
}
