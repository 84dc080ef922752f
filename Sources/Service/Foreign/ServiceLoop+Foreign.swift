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
  /// Answers a request to a page that only another tool has; nil where there is none at its path,
  /// or no file of that tool's.
  func foreignPage(
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) -> (Exchange, Step)? {
    let scenario = service.live.current.scenario
    guard scenario.leniency != nil,
      let endpoint = ForeignEndpoint.match(
        request.path,
        profiles: scenario.profiles,
        first: scenario.profile
      )
    else { return nil }
    guard endpoint.allows(request.method) else {
      let failure = Failure(.methodNotAllowed, "")
      return desk.fail(
        OpenAI.self,
        failure,
        operation: nil,
        allowed: endpoint.allowedMethods,
        request,
        into: &output
      )
    }
    if request.method == .options {
      return desk.allow(endpoint.allowedMethods, api: nil, request, into: &output)
    }
    do throws(Failure) {
      if endpoint.isAdministrative {
        try AdminAccess.check(request, token: service.settings.adminToken)
      }
    } catch {
      return refuse(error, nil, request, &output)
    }
    return answer(endpoint, scenario, request, &output)
  }

  private func answer(
    _ endpoint: ForeignEndpoint,
    _ scenario: Scenario,
    _ request: borrowing Request,
    _ output: inout ByteBuffer
  ) -> (Exchange, Step) {
    desk.body.removeAll(keepingAtMost: 1 << 20)
    var head = ReplyHead(status: 200, type: "application/json")
    let records = service.foreign
    switch endpoint {
    case .mocktopusHealth:
      records.currentSavings.appendHealth(
        isLoaded: service.watched != nil,
        failure: service.watched?.status.failure,
        to: &desk.body
      )
    case .mocktopusCostReport:
      records.currentSavings.appendReport(now: desk.now, to: &desk.body)
    case .mocktopusModels:
      MocktopusPages.appendModels(created: ServiceSettings.fixedSeconds, to: &desk.body)
    case .mockllmModels: desk.body.append(MockllmPages.models)
    case .mockllmProviders: desk.body.append(MockllmPages.providers)
    case .fakellmDashboard:
      head.type = "text/html; charset=utf-8"
      fakellmPages(request, scenario).appendDashboard(to: &desk.body)
    case .fakellmStats: fakellmPages(request, scenario).appendStats(to: &desk.body)
    case .fakellmConversations:
      fakellmPages(request, scenario).appendConversations(to: &desk.body)
    case .fakellmReload: head.status = reload()
    case .fakellmReset:
      let namespace = namespace(of: request)
      let count = service.live.state.forgetConversations(namespace: namespace)
      desk.body.append("{\"cleared_conversations\":")
      desk.body.append(decimal: count)
      desk.body.append("}")
    }
    head.omitsBody = request.method == .head
    let record = ExchangeRecord(api: nil, status: head.status)
    let identity = desk.engine.identity(of: request.path, created: desk.now)
    head.isPrivate = endpoint.isAdministrative
    return desk.send(OpenAI.self, head, identity, record, request, into: &output)
  }

  /// Reads the files again and writes what came of it; returns the status.
  private func reload() -> Int {
    guard let loaded = service.watched?.reload() else {
      desk.body.append("{\"detail\":\"There are no files to read again.\"}")
      return 500
    }
    guard let scenario = loaded.scenario else {
      desk.body.append("{\"detail\":")
      let complaints = loaded.errors.map(\.description).joined(separator: "\n")
      desk.body.appendJSON(string: complaints.utf8.span)
      desk.body.append("}")
      return 500
    }
    desk.body.append("{\"reloaded\":true,\"rules\":")
    desk.body.append(decimal: scenario.rules.count)
    desk.body.append("}")
    return 200
  }

  // MARK: fakellm

  private func fakellmPages(_ request: borrowing Request, _ scenario: Scenario) -> FakellmPages {
    let conversations = service.live.state.conversations(
      namespace: namespace(of: request),
      by: scenario,
      now: service.settings.engine.monotonicNanoseconds()
    )
    return FakellmPages(
      stats: service.foreign.currentStats,
      conversations: conversations.filter { $0.key.kind == .fakellm }
    )
  }

  /// The namespace that the request names; empty for the common one.
  private func namespace(of request: borrowing Request) -> [UInt8] {
    guard let name = request.value(of: "x-understudy-namespace") else { return [] }
    return name.indices.map { name[$0] }
  }
}
