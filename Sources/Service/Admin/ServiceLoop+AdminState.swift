// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference
import JSON
import Scenarios

extension ServiceLoop {
  /// Reads the scenario's files again.
  func reload(_ request: borrowing Request) throws(Failure) -> Int {
    _ = try AdminQuery(request, known: [])
    guard let watched = service.watched else {
      throw Failure(
        .invalidRequest,
        "The server was started without scenario files, so there is nothing to read again.",
        status: 409
      )
    }
    let loaded = watched.reload()
    guard let scenario = loaded.scenario else {
      let complaints = loaded.errors.map(\.description).joined(separator: "\n")
      throw Failure(.serverError, "The files keep the scenario as it was:\n\(complaints)")
    }
    desk.body.append("{\"reloaded\":true,\"rules\":")
    desk.body.append(decimal: scenario.rules.count)
    desk.body.append(",\"warnings\":[")
    for (index, warning) in loaded.warnings.enumerated() {
      if index > 0 { desk.body.append(",") }
      desk.body.appendJSON(string: warning.description)
    }
    desk.body.append("]}")
    return 200
  }

  /// Forgets what was counted, and the journal: of one namespace, or of all.
  func reset(_ request: borrowing Request) throws(Failure) -> Int {
    let query = try AdminQuery(request, known: ["namespace"])
    service.live.state.reset(namespace: query.namespace)
    service.journal?.removeAll(namespace: query.namespace)
    desk.body.append("{\"reset\":true}")
    return 200
  }

  /// Lists the conversations, or forgets them.
  func writeConversations(_ request: borrowing Request) throws(Failure) -> Int {
    let query = try AdminQuery(request, known: ["namespace"])
    let state = service.live.state
    if request.method == .delete {
      desk.body.append("{\"removed\":")
      desk.body.append(decimal: state.forgetConversations(namespace: query.namespace))
      desk.body.append("}")
      return 200
    }
    let scenario = service.live.current.scenario
    let now = service.settings.engine.monotonicNanoseconds()
    desk.body.append("{\"conversations\":[")
    var isFirst = true
    for namespace in query.namespace.map({ [$0] }) ?? state.namespaceNames {
      for summary in state.conversations(namespace: namespace, by: scenario, now: now) {
        if !isFirst { desk.body.append(",") }
        isFirst = false
        write(summary, namespace)
      }
    }
    desk.body.append("]}")
    return 200
  }

  private func write(_ summary: ConversationSummary, _ namespace: [UInt8]) {
    desk.body.append("{\"id\":")
    desk.body.appendJSON(string: summary.key.id.span)
    desk.body.append(",\"namespace\":")
    desk.body.appendJSON(string: namespace.span)
    for (name, number) in [
      (",\"turn\":", summary.turn),
      (",\"requests\":", summary.requestCount),
      (",\"tool_results\":", summary.toolResultCount),
      (",\"idle_seconds\":", summary.idleSeconds),
    ] as [(StaticString, Int)] {
      desk.body.append(name)
      desk.body.append(decimal: number)
    }
    desk.body.append("}")
  }
}
