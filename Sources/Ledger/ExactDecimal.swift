// SPDX-License-Identifier: MIT

/// A number of small units written in large ones, exactly: 1,500,000 · 10⁻¹² is `0.0000015`.
package struct ExactDecimal: CustomStringConvertible, Sendable {
  /// The number in digits, without zeros at the end of the fraction.
  package let description: String

  /// `units` · 10⁻ᵈᵉᶜⁱᵐᵃˡˢ.
  package init(_ units: UInt128, decimals: Int) {
    var scale: UInt128 = 1
    for _ in 0..<decimals { scale *= 10 }
    let (whole, fraction) = units.quotientAndRemainder(dividingBy: scale)
    guard fraction != 0 else {
      description = String(whole)
      return
    }
    let digits = String(fraction)
    var padded = String(repeating: "0", count: decimals - digits.utf8.count) + digits
    while padded.utf8.last == UInt8(ascii: "0") { padded.removeLast() }
    description = "\(whole).\(padded)"
  }
}
