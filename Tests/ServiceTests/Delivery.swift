// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Ledger
import Scenarios
import Service
import Testing

/// A client on another machine.
private let elsewhere = Peer(
  high: 0,
  low: 0xC000_0201,
  port: 4711,
  isIPv6: false,
  isLoopback: false
)

/// What a service appends in one go, and how it goes on then.
struct Move: Equatable {
  var text: String
  var step: Step
}

/// Everything that `service` does to answer the request `text`, without a clock.
func moves(of service: Service = makeService(), to text: String) -> [Move] {
  moves(of: service, to: text) { String($0) }.map { Move(text: $0.sent, step: $0.step) }
}

/// The same, with what `read` makes of the bytes of each write.
private func moves<Sent>(
  of service: Service,
  to text: String,
  fromHere isLocal: Bool = true,
  _ read: (borrowing ByteBuffer) -> Sent
) -> [(sent: Sent, step: Step)] {
  let loop = service.makeLoop(index: 0)
  var parser = RequestParser(limits: Limits())
  var input = ByteBuffer()
  input.append(utf8: text)
  guard case .request = parser.parse(&input) else { return [] }
  let request = parser.request(
    in: input.bytes,
    keepsAlive: true,
    peer: isLocal ? .inProcess : elsewhere
  )
  var output = ByteBuffer()
  var (exchange, step) = service.answer(request, loop: loop, output: &output)
  var moves = [(read(output), step)]
  while step.goesOn {
    output.removeAll()
    step = service.resume(&exchange, loop: loop, output: &output)
    moves.append((read(output), step))
  }
  let end = ExchangeEnd(isDelivered: true, wireBytes: 0, nanoseconds: 0)
  service.ended(exchange, end, loop: loop)
  return moves
}

extension [Move] {
  /// All bytes that were sent.
  var text: String { map(\.text).joined() }

  /// The response that they make.
  var answer: Answer { Answer(text) }

  /// Milliseconds of all waits, in order.
  var waits: [Double] {
    compactMap { move in
      if case .wait(let nanoseconds) = move.step { Double(nanoseconds) / 1e6 } else { nil }
    }
  }
}

/// What `service` answers to a request from this or another machine.
func answer(of service: Service, to text: String, fromHere isLocal: Bool) -> Answer {
  Answer(moves(of: service, to: text, fromHere: isLocal) { String($0) }.map(\.sent).joined())
}

/// A service that answers by the scenario `yaml`, whose first line is left to it.
func scripted(
  _ yaml: String,
  named name: String = "test.yaml",
  _ change: (inout ServiceSettings) -> Void = { _ in }
) throws -> Service {
  let source = ScenarioSource(name: name, text: "version: 1\n" + yaml)
  let loaded = ScenarioReader.read([source])
  #expect(loaded.complaints.isEmpty)
  let scenario = try #require(loaded.scenario)
  var settings = ServiceSettings(version: "1.2.3")
  change(&settings)
  return Service(
    settings: settings,
    live: LiveScenario(scenario),
    ledger: Ledger(shardCount: 1)
  )
}

/// The bytes of each write with which `service` answers the request `text`.
func pieces(of service: Service, to text: String) -> [[UInt8]] {
  moves(of: service, to: text) { output in
    let bytes = output.bytes
    return bytes.indices.map { bytes[$0] }
  }
  .map(\.sent).filter { !$0.isEmpty }
}
