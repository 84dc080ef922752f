// SPDX-License-Identifier: MIT

/// How near a rule comes to a request that it does not apply to; the nearest is the least.
struct RuleStanding: Comparable {
  /// The rule, as index into the scenario's.
  var rule: Int
  /// How many of its conditions hold.
  var held: Int
  /// How many it has.
  var count: Int
  /// How far the first text that it misses is from what is there.
  var gap = 0

  static func < (left: RuleStanding, right: RuleStanding) -> Bool {
    if left.held != right.held { return left.held > right.held }
    if left.count != right.count { return left.count < right.count }
    if left.gap != right.gap { return left.gap < right.gap }
    return left.rule < right.rule
  }

  /// Whether `other` is farther by its conditions alone.
  func isAheadInConditions(of other: RuleStanding) -> Bool {
    other.held == held ? other.count > count : other.held < held
  }
}
