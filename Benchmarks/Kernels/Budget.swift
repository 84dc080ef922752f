// SPDX-License-Identifier: MIT

/// What an operation may cost, and why.
struct Budget {
  /// How the names of the operations begin that it is for.
  let prefix: String
  /// The most allocations of one run, once storage has grown.
  let allocationsMax: UInt64
  /// The most nanoseconds of one run on one core, where the figure is a promise.
  let nanosecondsMax: Double?
  /// Why it is so much and no more.
  let reason: String

  init(_ prefix: String, allocations: UInt64, nanoseconds: Double? = nil, _ reason: String) {
    self.prefix = prefix
    self.allocationsMax = allocations
    self.nanosecondsMax = nanoseconds
    self.reason = reason
  }

  /// The budget of an operation: the one with the longest matching prefix.
  static func of(_ operation: Operation) -> Budget? {
    table.filter { operation.name.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }
  }
}
