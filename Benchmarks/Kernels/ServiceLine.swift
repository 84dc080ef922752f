// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Ledger
import Service

/// A connection to a service of its own that is asked again and again.
final class ServiceLine {
  private var connection: InProcessConnection
  private var output = ByteBuffer(capacity: 1 << 16)

  /// A connection to a service that answers by `rules`.
  init(_ rules: [Rule]) {
    var scenario = Scenario()
    scenario.rules = rules
    scenario.headerNames = ["x-test"]
    let service = Service(
      settings: ServiceSettings(version: "0"),
      live: LiveScenario(scenario),
      ledger: Ledger(shardCount: 1)
    )
    connection = InProcessConnection(to: service)
  }

  func send(_ request: [UInt8]) {
    output.removeAll()
    connection.send(request.span, into: &output)
    precondition(Self.isSuccess(output), "the request is answered")
  }

  private static func isSuccess(_ output: borrowing ByteBuffer) -> Bool {
    output.bytes.hasPrefix("HTTP/1.1 200 ")
  }
}
