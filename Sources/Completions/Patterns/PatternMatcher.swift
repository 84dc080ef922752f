// SPDX-License-Identifier: MIT

/// Looks for a regular expression in a text, trying one way after the other.
///
/// Work and depth are bounded: where a bound strikes, the answer is that nothing was found, so that
/// a value may be refused needlessly, but is never accepted wrongly.
final class PatternMatcher {
  private let text: [UInt32]
  /// Steps that are left.
  private(set) var steps: Int
  private var depth = 0

  /// Parts of an expression that may be under way at once.
  private static let depthMax = 1500

  /// A matcher over the scalars `text` that may take `steps`.
  init(text: [UInt32], steps: Int) {
    self.text = text
    self.steps = steps
  }

  /// Whether `node` matches anywhere in the text.
  func finds(_ node: PatternNode) -> Bool {
    (0...text.count).contains { start in matches(node, at: start) { _ in true } }
  }

  /// Whether `node` matches the whole text.
  func fills(_ node: PatternNode) -> Bool {
    matches(node, at: 0) { $0 == self.text.count }
  }

  /// Whether `node` matches at `position` so that `next` accepts where the match ends.
  private func matches(_ node: PatternNode, at position: Int, _ next: (Int) -> Bool) -> Bool {
    guard steps > 0, depth < Self.depthMax else { return false }
    steps -= 1
    depth += 1
    defer { depth -= 1 }
    switch node {
    case .never: return false
    case .empty: return next(position)
    case .scalars(let set):
      return position < text.count && set.contains(text[position]) && next(position + 1)
    case .sequence(let nodes): return matches(nodes[...], at: position, next)
    case .choice(let nodes): return nodes.contains { matches($0, at: position, next) }
    case .repeated(let inner, let least, let most):
      if case .scalars(let set) = inner {
        return matches(runOf: set, least, most, at: position, next)
      }
      return matches(repeated: inner, least, most, at: position, next)
    case .start: return position == 0 && next(position)
    case .end: return position == text.count && next(position)
    case .wordEdge(let isEdge):
      let isFound = isWord(at: position - 1) != isWord(at: position)
      return isFound == isEdge && next(position)
    }
  }

  private func matches(
    _ nodes: ArraySlice<PatternNode>,
    at position: Int,
    _ next: (Int) -> Bool
  ) -> Bool {
    guard let first = nodes.first else { return next(position) }
    return matches(first, at: position) { matches(nodes.dropFirst(), at: $0, next) }
  }

  /// A run of single scalars, longest first, without a level for each.
  private func matches(
    runOf set: ScalarSet,
    _ least: Int,
    _ most: Int?,
    at position: Int,
    _ next: (Int) -> Bool
  ) -> Bool {
    let limit = min(most ?? text.count, text.count - position)
    var taken = 0
    while taken < limit, set.contains(text[position + taken]) { taken += 1 }
    while taken >= least {
      guard steps > 0 else { return false }
      steps -= 1
      if next(position + taken) { return true }
      taken -= 1
    }
    return false
  }

  private func matches(
    repeated node: PatternNode,
    _ least: Int,
    _ most: Int?,
    at position: Int,
    _ next: (Int) -> Bool
  ) -> Bool {
    if most != 0 {
      let isFound = matches(node, at: position) { end in
        // A repetition that takes nothing would go on for ever, and adds nothing.
        guard end > position else { return least > 0 && next(end) }
        return matches(
          repeated: node,
          max(least - 1, 0),
          most.map { $0 - 1 },
          at: end,
          next
        )
      }
      if isFound { return true }
    }
    return least == 0 && next(position)
  }

  private func isWord(at position: Int) -> Bool {
    text.indices.contains(position) && ScalarSet.wordCharacters.contains(text[position])
  }
}
