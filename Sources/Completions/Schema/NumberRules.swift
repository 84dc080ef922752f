// SPDX-License-Identifier: MIT

/// What a schema demands of numbers.
struct NumberRules {
  /// `minimum`.
  var least: Placed<ExactDecimal>?
  /// `maximum`.
  var most: Placed<ExactDecimal>?
  /// `exclusiveMinimum`.
  var above: Placed<ExactDecimal>?
  /// `exclusiveMaximum`.
  var below: Placed<ExactDecimal>?
  /// `multipleOf`.
  var step: Placed<ExactDecimal>?

  /// Whether nothing is demanded.
  var isEmpty: Bool {
    least == nil && most == nil && above == nil && below == nil && step == nil
  }

  /// Whether `number` satisfies them all.
  func accept(_ number: ExactDecimal) -> Bool {
    if let least, number < least.value { return false }
    if let most, number > most.value { return false }
    if let above, number <= above.value { return false }
    if let below, number >= below.value { return false }
    if let step, !number.isMultiple(of: step.value) { return false }
    return true
  }
}
