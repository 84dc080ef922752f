// SPDX-License-Identifier: MIT

extension Array where Element == Double {
  /// The number in the middle, or the mean of the two that are; there is at least one.
  var median: Double {
    let sorted = sorted()
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
