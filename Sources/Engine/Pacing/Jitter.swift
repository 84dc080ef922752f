// SPDX-License-Identifier: MIT
import Inference
import Seeds

/// The scatter of delays: each is multiplied by a factor of its own, drawn and computed in whole
/// numbers alone, so that every machine waits as long.
///
/// Numbers are fixed-point with 32 bits behind the point. A factor is never below 0; its mean is 1
/// as long as the spread is small enough for it not to be cut there.
struct Jitter: Sendable {
  private static let one: Int64 = 1 << 32
  /// The natural logarithm of 2.
  private static let ln2: Int64 = 2_977_044_472
  /// Where the exponential is cut: e²⁰ times a delay is beyond any that is waited for.
  private static let exponentMax: Int64 = 20 << 32
  /// The largest spread that makes a difference to what comes out.
  private static let spreadMax: Int64 = 100 << 32
  /// No single delay is longer: an hour.
  static let nanosecondsMax: UInt64 = 3_600_000_000_000

  private let law: Pacing.Distribution?
  private let spread: Int64

  /// The scatter that `pacing` asks for.
  init(_ pacing: Pacing) {
    law = pacing.spreadPerMillion == 0 ? nil : pacing.jitter
    spread = min(Int64(pacing.spreadPerMillion) << 32 / 1_000_000, Self.spreadMax)
  }

  /// `nanoseconds`, scattered.
  func scatter(_ nanoseconds: UInt64, _ draws: inout Draws) -> UInt64 {
    guard nanoseconds > 0, let law else { return min(nanoseconds, Self.nanosecondsMax) }
    let factor = UInt64(max(factor(law, &draws), 0))
    let product = (UInt128(nanoseconds) * UInt128(factor)) >> 32
    return UInt64(min(product, UInt128(Self.nanosecondsMax)))
  }

  private func factor(_ law: Pacing.Distribution, _ draws: inout Draws) -> Int64 {
    switch law {
    case .uniform:
      let place = Int64(draws.next() >> 32)
      return Self.one + Self.product(spread, 2 * place - Self.one)
    case .normal:
      return Self.one + Self.product(spread, Self.standardNormal(&draws))
    case .lognormal:
      // The mean of a lognormal variable is e to the half of its variance, which is taken off.
      let exponent =
        Self.product(spread, Self.standardNormal(&draws)) - Self.product(spread, spread) / 2
      return Self.exponential(exponent)
    }
  }

  /// A number with mean 0 and variance 1, normal in good approximation: the sum of twelve uniform
  /// ones less 6, and so within ±6.
  static func standardNormal(_ draws: inout Draws) -> Int64 {
    var sum: Int64 = -6 * one
    for _ in 0..<6 {
      let draw = draws.next()
      sum += Int64(draw >> 32) + Int64(draw & 0xffff_ffff)
    }
    return sum
  }

  /// e to the power of `exponent`.
  ///
  /// A power of two and the rest, which is below ln 2: of its Taylor series fourteen terms reach
  /// the last bit.
  static func exponential(_ exponent: Int64) -> Int64 {
    let exponent = min(max(exponent, -exponentMax), exponentMax)
    let twos = exponent >= 0 ? exponent / ln2 : -((-exponent + ln2 - 1) / ln2)
    let rest = exponent - twos * ln2
    var sum = one
    for term in stride(from: Int64(14), through: 1, by: -1) {
      sum = one + product(rest, sum) / term
    }
    return twos >= 0 ? sum << twos : sum >> -twos
  }

  private static func product(_ left: Int64, _ right: Int64) -> Int64 {
    Int64(truncatingIfNeeded: (Int128(left) * Int128(right)) >> 32)
  }
}
