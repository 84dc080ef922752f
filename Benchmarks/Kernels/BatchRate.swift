// SPDX-License-Identifier: MIT
import Tables
import Transport

/// Vectors a second of the largest batches that a client may send, two at once on two threads.
///
/// The whole way of a request without sockets: 2,048 short texts in, their lexical vectors in 1,536
/// dimensions out, as base64. In turns with it, both threads copy replies that are made already,
/// which is what moving the bytes alone costs.
struct BatchRate {
  /// The name that the filter knows it by.
  static let name = "batches/lexical 1536 base64, two threads"
  private static let batch = 2_048
  private static let rounds = 25
  /// The least vectors a second on two cores that have nothing else to do.
  private static let rateMin = 200_000.0

  private let lanes = [BatchLane(first: 0, count: batch), BatchLane(first: batch, count: batch)]

  /// Measures and prints a table.
  func run() throws(TransportError) {
    // The first answers grow the storage.
    for _ in 0..<2 { _ = try nanoseconds { $0.answer() } }
    var answers: [Double] = []
    var copies: [Double] = []
    for _ in 0..<Self.rounds {
      answers.append(try nanoseconds { $0.answer() })
      copies.append(try nanoseconds { $0.copy() })
    }
    let (least, floor) = (answers.min() ?? .infinity, copies.min() ?? .infinity)
    let rates = [answers.sorted()[Self.rounds / 2], least, floor].map(rate)
    var table = Table("batches", "vectors/s", "most", "copies alone", "ratio", "at least", "")
    table.add(
      Self.name,
      Table.number(rates[0]),
      Table.number(rates[1]),
      Table.number(rates[2]),
      Table.number(rates[1] / rates[2]),
      Table.number(Self.rateMin),
      rates[1] >= Self.rateMin ? "" : "missed"
    )
    print("\n" + table.text)
  }

  private func rate(_ nanoseconds: Double) -> Double {
    Double(lanes.count * Self.batch) * 1e9 / nanoseconds
  }

  /// The time from the start of all threads to the end of the last.
  private func nanoseconds(
    _ work: @escaping @Sendable (BatchLane) -> Void
  ) throws(TransportError) -> Double {
    let start = ContinuousClock.now
    var threads: [LoopThread] = []
    for lane in lanes { threads.append(try LoopThread { work(lane) }) }
    for thread in threads { thread.join() }
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) * 1e9 + Double(duration.attoseconds) / 1e9
  }
}
