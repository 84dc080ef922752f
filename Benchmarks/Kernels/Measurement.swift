// SPDX-License-Identifier: MIT
import CAllocations

/// An operation, how often a sample runs it, and what the samples showed.
struct Measurement {
  let operation: Operation
  /// Runs of one sample, so many that a sample takes about a fifth of a millisecond.
  ///
  /// That is much shorter than a turn of the scheduler, so that on a busy machine most samples are
  /// undisturbed and their median says what the operation costs.
  let runsPerSample: Int
  /// Allocations of one run in steady state.
  let allocations: Double
  /// Nanoseconds of one run, a number for each sample.
  private var samples: [Double] = []

  /// Warms the operation up, counts its allocations, and finds the size of a sample.
  init(_ operation: Operation) {
    self.operation = operation
    var single = Double.infinity
    for _ in 0..<8 { single = min(single, Self.nanoseconds { operation.run() }) }
    runsPerSample = Int(min(max(200_000 / max(single, 1), 1), 10_000))
    let counted = min(runsPerSample, 100)
    let before = allocations_count()
    for _ in 0..<counted { operation.run() }
    allocations = Double(allocations_count() - before) / Double(counted)
  }

  /// Takes one more sample.
  mutating func sample() {
    let time = Self.nanoseconds {
      for _ in 0..<runsPerSample { operation.run() }
    }
    samples.append(time / Double(runsPerSample))
  }

  /// The median of the samples, in nanoseconds of one run.
  var median: Double {
    samples.sorted()[samples.count / 2]
  }

  /// The smallest of the samples, in nanoseconds of one run.
  var least: Double {
    samples.min() ?? 0
  }

  private static func nanoseconds(_ body: () -> Void) -> Double {
    let duration = ContinuousClock().measure(body).components
    return Double(duration.seconds) * 1e9 + Double(duration.attoseconds) / 1e9
  }
}
