// SPDX-License-Identifier: MIT
import Engine

/// Tells whether every request that one condition holds for meets another, too.
///
/// Yes is certain; no may mean that it is not known. Both conditions are of rules of one profile.
struct Implication {
  /// Steps that are left: conditions may be nested so that comparing all with all takes for ever.
  private var stepsLeft = 1000

  /// Whether one step more may be taken; takes it.
  mutating func takeStep() -> Bool {
    stepsLeft -= 1
    return stepsLeft >= 0
  }

  /// Whether every request that `given` holds for meets `wanted`.
  mutating func implies(_ given: Condition, _ wanted: Condition) -> Bool {
    guard takeStep() else { return false }
    if case .all(let parts) = wanted { return parts.allSatisfy { implies(given, $0) } }
    if case .any(let parts) = given {
      return !parts.isEmpty && parts.allSatisfy { implies($0, wanted) }
    }
    if case .all(let parts) = given, parts.contains(where: { implies($0, wanted) }) { return true }
    if case .any(let parts) = wanted { return parts.contains { implies(given, $0) } }
    return impliesOne(given, wanted)
  }

  /// The same for conditions that are none of several.
  private mutating func impliesOne(_ given: Condition, _ wanted: Condition) -> Bool {
    switch (given, wanted) {
    case (.api(let one), .api(let other)): return one == other
    case (.operation(let one), .operation(let other)): return one == other
    case (.stream(let one), .stream(let other)): return one == other
    case (.previousRole(let one), .previousRole(let other)): return one == other
    case (.turn(let one), .turn(let other)):
      return other.lowerBound <= one.lowerBound && one.upperBound <= other.upperBound
    case (.header(let one, _), .header(let other, nil)): return one == other
    case (.pointer(let one, _), .pointer(let other, nil)): return one == other
    case (
      .pointer(let one, .equals(let hash, let text)),
      .pointer(let other, .equals(let otherHash, let otherText))
    ):
      return one == other && hash == otherHash && text == otherText
    case (.not(let one), .not(let other)): return implies(other, one)
    default:
      // A text that passes the one test passes the other, whichever of several it is.
      guard let one = Topic.test(in: given), let other = Topic.test(in: wanted) else {
        return false
      }
      return one.topic.wider.contains(other.topic) && implies(one.test, other.test)
    }
  }
}
