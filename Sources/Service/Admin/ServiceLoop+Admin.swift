// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import Ledger

extension ServiceLoop {
  /// Answers a request to a page under `/_understudy/`.
  func administer(_ request: borrowing Request, _ output: inout ByteBuffer) -> (Exchange, Step) {
    let endpoint = AdminEndpoint(request.path)
    do throws(Failure) {
      try AdminAccess.check(request, token: service.settings.adminToken)
      guard let endpoint else { throw Failure(.notFound, "") }
      guard endpoint.allows(request.method) else { throw Failure(.methodNotAllowed, "") }
      if request.method == .options {
        return desk.allow(endpoint.allowedMethods, api: nil, request, into: &output)
      }
      desk.body.removeAll(keepingAtMost: 1 << 20)
      var head = ReplyHead(status: 200, type: "application/json")
      head.status = try write(endpoint, request)
      head.isPrivate = true
      head.omitsBody = request.method == .head
      let record = ExchangeRecord(api: nil, status: head.status)
      let identity = desk.engine.identity(of: request.path, created: desk.now)
      return desk.send(OpenAI.self, head, identity, record, request, into: &output)
    } catch {
      return refuse(error, endpoint, request, &output)
    }
  }

  /// Answers who may not look after the server, or asks for what there is not.
  func refuse(
    _ failure: Failure,
    _ endpoint: AdminEndpoint?,
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) -> (Exchange, Step) {
    // RFC 9110 §11.6.1: who is asked to say who they are is told how.
    if failure.kind == .authentication { desk.addField("www-authenticate", "Bearer".utf8.span) }
    let isWrongMethod = failure.kind == .methodNotAllowed
    var (exchange, step) = desk.fail(
      OpenAI.self,
      failure,
      operation: nil,
      allowed: isWrongMethod ? endpoint?.allowedMethods : nil,
      isPrivate: true,
      request,
      into: &output
    )
    exchange.record.api = nil
    return (exchange, step)
  }

  /// Writes the page and does what it is asked to; returns the status.
  private func write(
    _ endpoint: AdminEndpoint,
    _ request: borrowing Request
  ) throws(Failure) -> Int {
    switch endpoint {
    case .overview:
      _ = try AdminQuery(request, known: [])
      desk.body.append(Self.overview)
      return 200
    case .rules: return try writeRules(request)
    case .rule(let start): return try removeRule(request, nameStart: start)
    case .reload: return try reload(request)
    case .reset: return try reset(request)
    case .conversations: return try writeConversations(request)
    case .requests: return try writeRequests(request)
    case .requestsCount: return try writeCount(request)
    case .stats:
      _ = try AdminQuery(request, known: [])
      StatsPage(service).write(into: &desk.body)
      return 200
    case .costs:
      _ = try AdminQuery(request, known: [])
      CostsPage.write(service.ledger.report(), into: &desk.body)
      return 200
    }
  }

  private static let overview: StaticString = """
    {"pages":{\
    "GET /_understudy/rules":"the rules, in the order in which they are asked",\
    "POST /_understudy/rules":"add rules: YAML or JSON, one, a list, or a file's text",\
    "DELETE /_understudy/rules":"remove the rules that were added",\
    "DELETE /_understudy/rules/NAME":"remove those of this name",\
    "POST /_understudy/reload":"read the scenario's files again",\
    "POST /_understudy/reset":"forget counts, conversations and the journal",\
    "GET /_understudy/conversations":"the conversations",\
    "DELETE /_understudy/conversations":"forget them",\
    "GET /_understudy/requests":"the journal, newest first",\
    "DELETE /_understudy/requests":"forget it",\
    "GET /_understudy/requests/count":"how many entries pass a filter; 409 unless as expected",\
    "GET /_understudy/stats":"what was done",\
    "GET /_understudy/costs":"what that would have cost"}}
    """
}
