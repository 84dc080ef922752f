// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Ledger

extension LedgerShard {
  /// Counts one exchange with a model that the client calls `model`.
  func count(
    _ model: String,
    _ operation: Operation = .chat,
    status: Int = 200,
    prompt: Int = 0,
    cached: Int = 0,
    completion: Int = 0,
    nanoseconds: UInt64 = 0,
    cost: Int64? = nil,
    in catalogue: ModelCatalogue = .standard
  ) {
    let name = Array(model.utf8)
    let facts = catalogue.facts(of: name.span)
    var exchange = ExchangeRecord(api: .openai, operation: operation, status: status)
    exchange.account = account(
      of: facts,
      name: name.span,
      in: catalogue,
      isPricedApart: cost != nil
    )
    exchange.costPicoUSD = cost
    exchange.usage.promptTokens = prompt
    exchange.usage.cachedTokens = cached
    exchange.usage.completionTokens = completion
    exchange.identityBytes = 100
    exchange.wireBytes = 40
    exchange.nanoseconds = nanoseconds
    record(exchange)
  }
}

/// The metrics as text, with these figures for what is not the ledger's.
func exposition(
  of ledger: Ledger,
  _ format: ExpositionFormat,
  process: ProcessFigures = ProcessFigures(),
  scenario: ScenarioFigures? = nil
) -> String {
  let exposition = Exposition(
    report: ledger.report(),
    connections: 3,
    scenario: scenario,
    process: process,
    version: "1.2.3"
  )
  var buffer = ByteBuffer()
  exposition.write(format, into: &buffer)
  return text(buffer)
}

/// What a buffer holds, as text.
func text(_ buffer: borrowing ByteBuffer) -> String {
  let bytes = buffer.bytes
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}
