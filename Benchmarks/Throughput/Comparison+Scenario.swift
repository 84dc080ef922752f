// SPDX-License-Identifier: MIT
import Tables

/// What a scenario costs: the program with one beside the program without.
extension Comparison {
  /// The least part of the requests per second without a scenario.
  private static let scenarioRateMin = 0.9
  /// The scenario, and what it answers the requests of the script.
  private static let scenario = "../Scenarios/twenty.yaml"
  private static let answer = "The capital of France is its seat of government."

  /// Drives both in turn with the same requests, which a rule of the scenario answers.
  mutating func scenarioTable() throws(Complaint) -> Table {
    let workload = Workload.all[0]
    let contenders = [
      try Contender(program: program),
      try Contender(program: program, scenario: File.source(Self.scenario)),
    ]
    let request = try Exchange.firstRequest(of: workload.script)
    let reply = String(
      decoding: try Exchange.reply(to: request, port: contenders[1].port),
      as: UTF8.self
    )
    guard reply.contains(Self.answer) else {
      throw Complaint("the scenario does not answer \(workload.script): \(reply)")
    }
    let samples = try drive(contenders, workload)
    var table = Table("20 rules", "without", "with", "ratio", "at least", "")
    let rate = Self.ratio(samples[1], samples[0], \.requestsPerSecond)
    let cost = Self.ratio(samples[1], samples[0], \.processorMicroseconds)
    table.add(
      "requests per second",
      Table.number(samples[0].median(\.requestsPerSecond)),
      Table.number(samples[1].median(\.requestsPerSecond)),
      Table.number(rate),
      Table.number(Self.scenarioRateMin),
      rate >= Self.scenarioRateMin ? "" : "missed"
    )
    table.add(
      "CPU µs per request",
      Table.number(samples[0].median(\.processorMicroseconds)),
      Table.number(samples[1].median(\.processorMicroseconds)),
      Table.number(cost),
      "",
      ""
    )
    return table
  }
}
