// SPDX-License-Identifier: MIT

/// The buckets of `understudy_request_duration_seconds`.
///
/// They reach from an answer's own cost to a slow model's pace: 10 µs to 60 s, three for each power
/// of ten.
enum DurationBuckets {
  /// The upper bounds in nanoseconds; a bucket holds its bound (`le`).
  static let bounds: InlineArray<21, UInt64> = [
    10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
    5_000_000_000, 10_000_000_000, 30_000_000_000, 60_000_000_000,
  ]

  /// The bounds in seconds as label values, in the form that OpenMetrics calls canonical.
  static let labels: InlineArray<21, StaticString> = [
    "1e-05", "2.5e-05", "5e-05", "0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01",
    "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "30.0", "60.0",
  ]

  /// The number of buckets, the one without a bound included.
  static let count = 22

  /// The bucket of one observation, by bisection.
  static func index(of nanoseconds: UInt64) -> Int {
    var lower = 0
    var upper = bounds.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if nanoseconds <= bounds[middle] { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
