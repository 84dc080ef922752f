// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Ledger
import Service

/// A connection to a service of its own that is asked again and again.
final class ServiceLine {
  private var connection: InProcessConnection
  private var output = ByteBuffer(capacity: 1 << 16)
  private var number = 0

  /// A connection to a service that answers by `scenario`.
  init(_ scenario: Scenario) {
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

  /// Sends `request` with the next number, in six digits, in place of its bytes from `start` on.
  func send(_ request: inout [UInt8], numberedAt start: Int) {
    number += 1
    var rest = number
    for digit in 0..<6 {
      request[start + 5 - digit] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    send(request)
  }

  private static func isSuccess(_ output: borrowing ByteBuffer) -> Bool {
    output.bytes.hasPrefix("HTTP/1.1 200 ")
  }
}
