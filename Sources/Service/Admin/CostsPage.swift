// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Ledger

/// What the answers would have cost, exact to the last decimal.
enum CostsPage {
  /// Appends the page.
  static func write(_ report: LedgerReport, into body: inout ByteBuffer) {
    body.append("{\"currency\":\"USD\",\"saved\":")
    append(report.savedPicoUSD, to: &body)
    body.append(",\"models\":[")
    for (index, model) in report.models.enumerated() {
      if index > 0 { body.append(",") }
      append(model, to: &body)
    }
    body.append("]}")
  }

  private static func append(_ model: ModelSavings, to body: inout ByteBuffer) {
    body.append("{\"model\":")
    body.appendJSON(string: model.model.name)
    body.append(model.isPriced ? ",\"priced\":true" : ",\"priced\":false")
    body.append(",\"saved\":")
    append(model.totalPicoUSD, to: &body)
    body.append(",\"kinds\":{")
    var isFirst = true
    for kind in TokenKind.allCases where model.tokens[kind] > 0 {
      if !isFirst { body.append(",") }
      isFirst = false
      body.append("\"")
      body.append(kind.name)
      body.append("\":{\"tokens\":")
      body.append(decimal: Int(clamping: model.tokens[kind]))
      body.append(",\"saved\":")
      append(model.savedPicoUSD[kind], to: &body)
      body.append("}")
    }
    body.append("},\"stated\":")
    append(model.statedPicoUSD, to: &body)
    body.append(",\"unpriced_requests\":")
    body.append(decimal: Int(clamping: model.unpricedRequests))
    body.append("}")
  }

  private static func append(_ picoUSD: UInt128, to body: inout ByteBuffer) {
    body.append(utf8: ExactDecimal(picoUSD, decimals: 12).description)
  }
}
