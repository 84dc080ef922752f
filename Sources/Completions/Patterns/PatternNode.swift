// SPDX-License-Identifier: MIT

/// A regular expression as a tree.
indirect enum PatternNode: Sendable {
  /// Nothing matches, not even the empty text.
  case never
  /// The empty text.
  case empty
  /// One scalar of the set.
  case scalars(ScalarSet)
  /// One after the other.
  case sequence([PatternNode])
  /// Any of them.
  case choice([PatternNode])
  /// At least `least` times, at most `most` times or without limit.
  case repeated(PatternNode, least: Int, most: Int?)
  /// The empty text at the beginning, `^`.
  case start
  /// The empty text at the end, `$`.
  case end
  /// The empty text at the edge of a word (`\b`), or anywhere else (`\B`).
  case wordEdge(Bool)

  /// The expression for texts that are made whole from it, without anchors.
  ///
  /// An anchor is nothing where the text's edge must be, if `opens` or `closes` says that the
  /// expression stands there, and never fits elsewhere. Word edges are left to a check of the
  /// result. Parts that never fit are dropped.
  func anchored(opens: Bool, closes: Bool) -> PatternNode {
    switch self {
    case .never, .empty: return self
    case .scalars(let set): return set.ranges.isEmpty ? .never : self
    case .start: return opens ? .empty : .never
    case .end: return closes ? .empty : .never
    case .wordEdge: return .empty
    case .sequence(let nodes): return Self.anchored(nodes, opens: opens, closes: closes)
    case .choice(let nodes):
      let possible = nodes.map { $0.anchored(opens: opens, closes: closes) }
        .filter { !$0.isNever }
      if possible.isEmpty { return .never }
      return possible.count == 1 ? possible[0] : .choice(possible)
    case .repeated(let node, let least, let most):
      guard most != 0 else { return .empty }
      let isOnce = most == 1
      let inner = node.anchored(opens: opens && isOnce, closes: closes && isOnce)
      if inner.isNever { return least == 0 ? .empty : .never }
      return .repeated(inner, least: least, most: most)
    }
  }

  /// An expression for some of the texts in which both match, `next` somewhere behind this one.
  func followed(by next: PatternNode) -> PatternNode {
    let filler = PatternNode.repeated(.scalars(.lowercase), least: 0, most: nil)
    return .sequence([
      anchored(opens: true, closes: false), filler, next.anchored(opens: false, closes: true),
    ])
  }

  private static func anchored(_ nodes: [PatternNode], opens: Bool, closes: Bool) -> PatternNode {
    // Only parts without width may stand between an anchor and the edge.
    let first = nodes.firstIndex { !$0.isWidthless } ?? nodes.count
    let last = nodes.lastIndex { !$0.isWidthless } ?? -1
    var parts: [PatternNode] = []
    for (index, node) in nodes.enumerated() {
      let part = node.anchored(opens: opens && index <= first, closes: closes && index >= last)
      if part.isNever { return .never }
      if case .empty = part { continue }
      parts.append(part)
    }
    if parts.isEmpty { return .empty }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Whether nothing matches, as far as `anchored` has found out.
  private var isNever: Bool {
    if case .never = self { return true }
    return false
  }

  /// Whether the part matches nothing but empty texts.
  private var isWidthless: Bool {
    switch self {
    case .empty, .start, .end, .wordEdge: true
    case .never, .scalars: false
    case .sequence(let nodes), .choice(let nodes): nodes.allSatisfy(\.isWidthless)
    case .repeated(let node, _, let most): most == 0 || node.isWidthless
    }
  }
}
