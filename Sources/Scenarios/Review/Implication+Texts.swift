// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Patterns

extension Implication {
  /// Whether every text that passes `given` passes `wanted`.
  mutating func implies(_ given: TextTest, _ wanted: TextTest) -> Bool {
    guard takeStep() else { return false }
    if case .allOf(let parts) = wanted { return parts.allSatisfy { implies(given, $0) } }
    if case .anyOf(let parts) = given {
      return !parts.isEmpty && parts.allSatisfy { implies($0, wanted) }
    }
    if case .allOf(let parts) = given, parts.contains(where: { implies($0, wanted) }) {
      return true
    }
    if case .anyOf(let parts) = wanted { return parts.contains { implies(given, $0) } }
    return Self.impliesOne(given, wanted)
  }

  /// The same for tests that are none of several.
  private static func impliesOne(_ given: TextTest, _ wanted: TextTest) -> Bool {
    switch wanted {
    case .contains(let sought):
      return sought.isEmpty || given.literals.contains { $0.span.contains(sought.span) }
    case .containsIgnoringCase(let sought):
      return sought.isEmpty || given.foldedLiterals.contains { $0.span.contains(sought.span) }
    case .equals(let sought): return given.exact == sought
    case .equalsIgnoringCase(let sought): return given.foldedExact == sought
    case .glob(let glob):
      if let exact = given.exact, exact.isText { return glob.matches(exact.span) }
      if case .glob(let other) = given, glob == other { return true }
      return isWider(GlobEdges(glob), than: given.edges)
    case .globIgnoringCase(let glob):
      if let exact = given.foldedExact { return glob.matches(exact.span) }
      if case .globIgnoringCase(let other) = given, glob == other { return true }
      return isWider(GlobEdges(glob), than: given.foldedEdges)
    case .matches(let pattern):
      guard case .matches(let other) = given else { return false }
      return pattern.source == other.source && pattern.options == other.options
        && pattern.syntax == other.syntax
    case .anyOf, .allOf: return false
    }
  }

  /// Whether every text with the edges `given`, or every text at all where they are nil, has those
  /// of a glob with a star.
  private static func isWider(_ wanted: GlobEdges?, than given: GlobEdges?) -> Bool {
    guard let wanted, wanted.hasStar else { return false }
    if wanted.prefix.isEmpty, wanted.suffix.isEmpty { return true }
    guard let given, given.hasStar else { return false }
    return given.prefix.starts(with: wanted.prefix)
      && given.suffix.reversed().starts(with: wanted.suffix.reversed())
  }
}
