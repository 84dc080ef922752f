// SPDX-License-Identifier: MIT
import Glibc
import Tables

/// Interleaved rounds of all workloads over all servers, and the table of what came of them.
struct Comparison {
  let program: String
  private var rounds = 5
  private var seconds = 2
  private var requestsOfMemory = 100_000
  private var starts = 9
  /// Tells each run's requests from those of all others.
  private var number = 0

  /// A comparison as the arguments say.
  init(_ arguments: [String]) throws(Complaint) {
    var program = File.neighbour("understudy")
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--program":
        guard let path = rest.popFirst() else { throw Complaint("--program needs a path") }
        program = path
      case "--rounds":
        rounds = try Self.count(argument, rest.popFirst())
      case "--seconds":
        seconds = try Self.count(argument, rest.popFirst())
      case "--quick":
        (rounds, seconds, requestsOfMemory, starts) = (1, 1, 10_000, 1)
      default:
        throw Complaint(
          "no option \(argument); there are --program PATH, --rounds N, --seconds N and --quick"
        )
      }
    }
    self.program = program
  }

  /// Runs it all and prints the tables.
  mutating func run() throws(Complaint) {
    var rates = Table(
      "requests per second",
      "reply bytes",
      "baseline",
      "HTTP layer",
      "understudy",
      "ratio",
      "at least",
      ""
    )
    var costs = Table(
      "CPU µs per request",
      "reply bytes",
      "baseline",
      "HTTP layer",
      "understudy",
      "ratio",
      "at most",
      ""
    )
    for workload in Workload.all {
      let (replyBytes, samples) = try drive(workload)
      let rate = Self.ratio(samples[2], samples[0], \.requestsPerSecond)
      add(
        workload,
        replyBytes,
        samples.map { $0.median(\.requestsPerSecond) },
        rate,
        bound: workload.rateMin,
        isWithin: rate >= workload.rateMin,
        to: &rates
      )
      let cost = Self.ratio(samples[2], samples[0], \.processorMicroseconds)
      add(
        workload,
        replyBytes,
        samples.map { $0.median(\.processorMicroseconds) },
        cost,
        bound: workload.processorMax,
        isWithin: cost <= workload.processorMax,
        to: &costs
      )
    }
    let scenario = try scenarioTable()
    let process = try processTable()
    for table in [rates, costs, scenario, process] { print(table.text + "\n") }
  }

  /// Adds the row of one workload.
  private func add(
    _ workload: Workload,
    _ replyBytes: Int,
    _ medians: [Double],
    _ ratio: Double,
    bound: Double,
    isWithin: Bool,
    to table: inout Table
  ) {
    table.add(
      workload.name,
      String(replyBytes),
      Table.number(medians[0]),
      Table.number(medians[1]),
      Table.number(medians[2]),
      Table.number(ratio),
      Table.number(bound),
      isWithin ? "" : "missed"
    )
  }

  /// The median over the rounds of a figure in those of what it is compared with.
  ///
  /// Within a round the two ran one after the other, so what slows the machine slows both.
  static func ratio(
    _ samples: [Sample],
    _ others: [Sample],
    _ figure: (Sample) -> Double
  ) -> Double {
    zip(samples, others).map { figure($0) / figure($1) }.median
  }

  /// Drives the baseline, the HTTP layer and the understudy in turn: their samples, in that order.
  private mutating func drive(
    _ workload: Workload
  ) throws(Complaint) -> (replyBytes: Int, samples: [[Sample]]) {
    let path = File.temporary(workload.script)
    defer { File.remove(path) }
    let understudy = try Contender(program: program)
    let request = try Exchange.firstRequest(of: workload.script)
    let reply = try Exchange.reply(to: request, port: understudy.port)
    try File.write(reply, to: path)
    let contenders = [
      try Contender(role: "baseline", replyPath: path),
      try Contender(role: "layer", replyPath: path),
      understudy,
    ]
    return (reply.count, try drive(contenders, workload))
  }

  /// Drives each in turn, round after round: the samples of each.
  mutating func drive(
    _ contenders: [Contender],
    _ workload: Workload
  ) throws(Complaint) -> [[Sample]] {
    var samples = [[Sample]](repeating: [], count: contenders.count)
    for _ in 0..<rounds {
      number += 1
      for index in contenders.indices {
        samples[index].append(
          try contenders[index].drive(workload, seconds: seconds, number: number % 100)
        )
      }
    }
    return samples
  }

  /// The figures of the process itself: start and memory.
  private mutating func processTable() throws(Complaint) -> Table {
    var table = Table("process", "measured", "at most", "")
    let start = try startMilliseconds()
    table.add(
      "start to first answer, ms",
      Table.number(start),
      "20.0",
      start <= 20 ? "" : "missed"
    )
    let understudy = try Contender(program: program)
    var resident: [Double] = []
    for _ in 0..<2 {
      var driven = 0
      while driven < requestsOfMemory {
        for workload in Workload.all {
          number += 1
          driven += try understudy.drive(workload, seconds: 1, number: number % 100).requests
        }
      }
      resident.append(Double(understudy.process.residentBytes) / 1_000_000)
    }
    let growth = max(resident[1] - resident[0], 0)
    table.add(
      "resident after \(requestsOfMemory) requests, MB",
      Table.number(resident[0]),
      "20.0",
      resident[0] <= 20 ? "" : "missed"
    )
    table.add(
      "its growth after as many again, MB",
      Table.number(growth),
      "0.50",
      growth <= 0.5 ? "" : "missed"
    )
    return table
  }

  /// The median time from the start of a process to the end of its first answer.
  private func startMilliseconds() throws(Complaint) -> Double {
    let request = try Exchange.firstRequest(of: Workload.all[0].script)
    var times: [Double] = []
    for _ in 0..<starts {
      let begin = Self.now()
      let understudy = try Contender(program: program)
      _ = try Exchange.reply(to: request, port: understudy.port)
      times.append(Double(Self.now() - begin) / 1_000_000)
    }
    return times.median
  }

  private static func now() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private static func count(_ option: String, _ text: String?) throws(Complaint) -> Int {
    guard let count = text.flatMap({ Int($0) }), count > 0 else {
      throw Complaint("\(option) needs a number above zero")
    }
    return count
  }
}
