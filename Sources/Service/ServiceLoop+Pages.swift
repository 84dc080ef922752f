// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import JSON
import Ledger
import Scenarios

extension ServiceLoop {
  /// Answers GET and HEAD: the pages of the program itself, and the lists of models.
  func page<D: Dialect>(
    _ dialect: D.Type,
    _ endpoint: Endpoint,
    id: Span<UInt8>,
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) throws(Failure) -> (Exchange, Step) {
    let catalogue = service.live.current.scenario.catalogue
    desk.body.removeAll(keepingAtMost: 1 << 20)
    var head = ReplyHead(status: 200, type: "application/json")
    switch endpoint {
    case .inference:
      preconditionFailure("an inference request is answered elsewhere")
    case .models:
      try D.encodeModels(catalogue, query: Query(request.query), into: &desk.body)
    case .model:
      var name = ByteBuffer()
      name.append(percentDecoding: id)
      try D.encodeModel(name.bytes, catalogue, into: &desk.body)
    case .metrics:
      var format = ExpositionFormat.text
      if let accept = request.value(of: "accept") {
        format = ExpositionFormat.negotiate(accept: accept)
      }
      service.ledger.expose(as: format, version: service.settings.version, into: &desk.body)
      head.type = format.mediaType
    case .health:
      writeHealth()
    case .ready:
      desk.body.append("{\"status\":\"ok\"}")
    case .welcome:
      head.type = "text/plain; charset=utf-8"
      desk.body.append(Self.welcome)
    }
    head.omitsBody = request.method == .head
    let record = ExchangeRecord(api: endpoint.isOwn ? nil : D.api, status: 200)
    let identity = desk.engine.identity(of: request.path, created: desk.now)
    return desk.send(dialect, head, identity, record, request, into: &output)
  }

  /// The process lives, so the answer is a good one; files that could not be loaded show in it.
  private func writeHealth() {
    let status = service.watched?.status
    desk.body.append(status?.failure == nil ? "{\"status\":\"ok\"" : "{\"status\":\"degraded\"")
    if let status {
      desk.body.append(",\"scenario\":{\"rules\":")
      desk.body.append(decimal: service.live.current.scenario.rules.count)
      desk.body.append(",\"reloads\":")
      desk.body.append(decimal: status.reloads)
      desk.body.append(",\"failures\":")
      desk.body.append(decimal: status.failures)
      desk.body.append(",\"error\":")
      if let failure = status.failure {
        desk.body.appendJSON(string: failure)
      } else {
        desk.body.append("null")
      }
      desk.body.append("}")
    }
    desk.body.append("}")
  }

  private static let welcome: StaticString = """
    Understudy answers in place of embedding and chat models, always the same way.

    Point an OpenAI client at this address, with /v1 as base path:
      POST /v1/chat/completions, /v1/completions, /v1/embeddings; GET /v1/models
    or an Anthropic client, without a path:
      POST /v1/messages, /v1/messages/count_tokens; GET /v1/models
    GET /metrics tells what the mocked calls would have cost; GET /health and /ready tell its state.

    """
}
