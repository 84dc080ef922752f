// SPDX-License-Identifier: MIT
import Glibc

/// A server that is driven, in a process of its own, with one thread.
final class Contender {
  let process: ChildProcess
  let port: UInt16

  /// The understudy at `program`, with the scenario at a path or none; returns when it listens.
  init(program: String, scenario: String? = nil) throws(Complaint) {
    let path = File.temporary("ready")
    File.remove(path)
    defer { File.remove(path) }
    process = try ChildProcess(
      program,
      ["serve", "--port", "0", "--threads", "1", "--log", "off", "--ready-file", path]
        + (scenario.map { ["--scenario", $0] } ?? [])
    )
    var port: UInt16?
    for _ in 0..<100_000 where port == nil {
      let words = File.text(path).split { $0 == ":" || $0 == "/" || $0.isNewline }
      port = words.last.flatMap { UInt16($0) }
      if port == nil { usleep(100) }
    }
    guard let port else { throw Complaint("\(program) does not say that it is ready") }
    self.port = port
  }

  /// This program in another role, which answers with the bytes of the file at `replyPath`.
  init(role: String, replyPath: String) throws(Complaint) {
    process = try ChildProcess("/proc/self/exe", [role, replyPath])
    guard let port = UInt16(process.readLine()) else {
      throw Complaint("the \(role) does not say its port")
    }
    self.port = port
  }

  /// Drives it once.
  func drive(_ workload: Workload, seconds: Int, number: Int) throws(Complaint) -> Sample {
    let before = process.processorNanoseconds
    let run = try LoadRun(script: workload.script, port: port, seconds: seconds, number: number)
    let used = process.processorNanoseconds - before
    guard run.errors == 0 else { throw Complaint("\(run.errors) errors with \(workload.script)") }
    return Sample(
      requestsPerSecond: run.requestsPerSecond,
      processorMicroseconds: Double(used) / 1000 / Double(run.requests),
      requests: run.requests
    )
  }
}
