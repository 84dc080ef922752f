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
  func median(_ figure: (Sample) -> Double) -> Double { map(figure).median }
}
