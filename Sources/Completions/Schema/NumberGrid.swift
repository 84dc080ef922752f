// SPDX-License-Identifier: MIT

/// The multiples of `unit` × 10^`exponent`.
struct NumberGrid {
  /// Above 0.
  var unit: Int128
  /// The power of ten, not above 0.
  var exponent: Int

  /// The number at `place`: place × unit × 10^exponent.
  func number(at place: Int128) -> ExactDecimal {
    ExactDecimal(place * unit, exponent: exponent)
  }
}
