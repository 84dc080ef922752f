// SPDX-License-Identifier: MIT

/// The work that making and checking values may still cost.
struct SchemaWork {
  /// Steps that are left.
  var steps = SchemaLimits.stepsMax
  /// Values made so far, given up ones included.
  var values = 0

  /// Takes `count` steps, and complains where there are none left.
  mutating func spend(_ count: Int = 1) throws(SchemaFault) {
    steps -= count
    guard steps >= 0 else { throw Self.tooMuch }
  }

  /// Counts one more value.
  mutating func countValue() throws(SchemaFault) {
    values += 1
    try spend()
    guard values <= SchemaLimits.valuesMax else { throw Self.tooMuch }
  }

  private static let tooMuch = SchemaFault(
    keyword: "",
    offset: 0,
    reason: "takes more work to satisfy than is allowed",
    isFinal: true
  )
}
