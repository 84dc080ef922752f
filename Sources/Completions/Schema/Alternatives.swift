// SPDX-License-Identifier: MIT
import Seeds

/// Picks among alternatives so that attempt after attempt walks through all their combinations.
///
/// The first attempt takes what is drawn. The attempt's number, read with as many values for each
/// digit as the place has alternatives, says how far each place has moved on from there.
struct Alternatives {
  /// What decides where each place begins.
  private var draws: Draws
  /// The digits that are left.
  private var rest: Int
  /// How many combinations the places have that were met, cut at a million.
  private(set) var combinations = 1

  /// The picks of attempt number `attempt` under `key`.
  init(key: UInt64, attempt: Int) {
    draws = Draws(key: key)
    rest = attempt
  }

  /// The first of `count` alternatives, or in later attempts another.
  mutating func pickInOrder(of count: Int) -> Int {
    guard count > 1 else { return 0 }
    let digit = rest % count
    rest /= count
    combinations = min(combinations * count, 1_000_000)
    return digit
  }

  /// One of `count` alternatives, of which there is at least one.
  ///
  /// `isUnlikely` marks those that are passed over at first, seven times of eight.
  mutating func pick(of count: Int, isUnlikely: (Int) -> Bool = { _ in false }) -> Int {
    var start = Int(draws.next(below: UInt64(count)))
    let isKept = draws.next() & 7 == 0
    guard count > 1 else { return 0 }
    if !isKept {
      for _ in 1..<count where isUnlikely(start) { start = (start + 1) % count }
    }
    return (start + pickInOrder(of: count)) % count
  }
}
