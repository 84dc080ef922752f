// SPDX-License-Identifier: MIT

/// What one run said of a server.
struct Sample {
  let requestsPerSecond: Double
  /// Processor time of the server for each request, kernel and user together.
  let processorMicroseconds: Double
  let requests: Int
}

extension [Sample] {
  /// The median of a figure.
  func median(_ figure: (Sample) -> Double) -> Double {
    let sorted = map(figure).sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
