// SPDX-License-Identifier: MIT
import Glibc

/// What `wrk` measured in one run: one thread, 16 connections, a script.
struct LoadRun {
  let requests: Int
  let microseconds: Int
  let errors: Int
  /// The median and the 99th percentile of the latencies, in microseconds.
  let latencies: (median: Int, high: Int)

  var requestsPerSecond: Double { Double(requests) * 1_000_000 / Double(max(microseconds, 1)) }

  /// Drives the server on `port` for so many seconds; `number` tells this run from others.
  init(script: String, port: UInt16, seconds: Int, number: Int) throws(Complaint) {
    let process = try Self.start(script: script, port: port, seconds: seconds, number: number)
    let lines = process.readLines()
    process.wait()
    guard let line = lines.last(where: { $0.hasPrefix("driven ") }) else {
      throw Complaint("wrk says nothing of \(script)")
    }
    let numbers = line.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 5, numbers[0] > 0 else {
      throw Complaint("wrk was not answered with \(script)")
    }
    requests = numbers[0]
    microseconds = numbers[1]
    errors = numbers[2]
    latencies = (numbers[3], numbers[4])
  }

  /// Starts `wrk`.
  static func start(
    script: String,
    port: UInt16,
    seconds: Int,
    number: Int = 0
  ) throws(Complaint) -> ChildProcess {
    try ChildProcess(
      "wrk",
      [
        "-t1", "-c16", "-d\(seconds)s", "-s", File.source("Scripts/\(script).lua"),
        "http://127.0.0.1:\(port)", "--", "\(number)",
      ]
    )
  }
}
