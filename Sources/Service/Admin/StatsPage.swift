// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON
import Ledger

/// What a server has done so far.
struct StatsPage {
  private let service: Service
  private let report: LedgerReport

  /// The page of `service` at this moment.
  init(_ service: Service) {
    self.service = service
    report = service.ledger.report()
  }

  /// Appends the page.
  func write(into body: inout ByteBuffer) {
    body.append("{\"requests\":")
    body.append(decimal: Int(clamping: report.modelRequests))
    body.append(",\"other_requests\":")
    body.append(decimal: Int(clamping: report.otherRequests))
    body.append(",\"tokens\":")
    body.append(decimal: Int(clamping: report.tokensTotal))
    body.append(",\"saved_usd\":")
    body.append(utf8: ExactDecimal(report.savedPicoUSD, decimals: 12).description)
    appendCounts(to: &body)
    body.append(",\"rules\":{")
    for (index, hits) in report.rules.enumerated() {
      if index > 0 { body.append(",") }
      body.appendJSON(string: hits.rule.name)
      body.append(":")
      body.append(decimal: Int(clamping: hits.count))
    }
    body.append("},\"namespaces\":[")
    for (index, name) in service.live.state.namespaceNames.enumerated() {
      if index > 0 { body.append(",") }
      body.appendJSON(string: name.span)
    }
    let journal = service.journal?.counts ?? (0, 0)
    body.append("],\"journal\":{\"entries\":")
    body.append(decimal: journal.0)
    body.append(",\"dropped\":")
    body.append(decimal: journal.1)
    body.append("}}")
  }

  /// Appends the exchanges by API, model and status.
  private func appendCounts(to body: inout ByteBuffer) {
    body.append(",\"by_status\":[")
    for (index, request) in report.requests.enumerated() {
      if index > 0 { body.append(",") }
      body.append("{\"api\":\"")
      body.append(request.apiName)
      body.append("\",\"model\":")
      body.appendJSON(string: request.model.name)
      body.append(",\"status\":")
      body.append(decimal: request.status)
      body.append(",\"count\":")
      body.append(decimal: Int(clamping: request.count))
      body.append("}")
    }
    body.append("]")
  }
}
