// SPDX-License-Identifier: MIT
import Engine
import Patterns

extension TextTest {
  /// Texts that stand in every text that passes, as far as they are known.
  var literals: [[UInt8]] {
    switch self {
    case .contains(let text), .equals(let text): return [text]
    case .glob(let glob): return glob.literals
    case .matches(let pattern):
      guard let literal = pattern.requiredLiteral, !literal.isCaseless else { return [] }
      return [literal.bytes]
    case .containsIgnoringCase, .equalsIgnoringCase, .globIgnoringCase, .anyOf, .allOf: return []
    }
  }

  /// Texts that stand in every text that passes, once that is folded.
  var foldedLiterals: [[UInt8]] {
    switch self {
    case .containsIgnoringCase(let text), .equalsIgnoringCase(let text): return [text]
    case .globIgnoringCase(let glob): return glob.literals
    case .matches(let pattern):
      guard let literal = pattern.requiredLiteral else { return [] }
      return [literal.bytes.folded].compactMap { $0 }
    case .contains, .equals, .glob: return literals.compactMap(\.folded)
    case .anyOf, .allOf: return []
    }
  }

  /// The one text that passes; nil where there are several or it is not known.
  var exact: [UInt8]? {
    if case .equals(let text) = self { return text }
    guard let edges, !edges.hasStar else { return nil }
    return edges.prefix
  }

  /// The one text that passes once it is folded.
  var foldedExact: [UInt8]? {
    if case .equalsIgnoringCase(let text) = self { return text }
    if let exact { return exact.folded }
    guard case .globIgnoringCase = self, let edges = foldedEdges, !edges.hasStar else { return nil }
    return edges.prefix
  }

  /// The edges that texts have that pass, where it is a glob that asks for nothing else.
  var edges: GlobEdges? {
    if case .glob(let glob) = self { GlobEdges(glob) } else { nil }
  }

  /// The edges that texts have that pass, once they are folded.
  var foldedEdges: GlobEdges? {
    switch self {
    case .globIgnoringCase(let glob): return GlobEdges(glob)
    case .glob(let glob):
      // What is literal in a glob with such edges is a character each, so it can be folded alone.
      guard GlobEdges(glob) != nil, let folded = glob.pattern.folded else { return nil }
      return GlobEdges(Glob(folded.span, syntax: glob.syntax))
    default: return nil
    }
  }
}

extension [UInt8] {
  /// Whether it is UTF-8.
  var isText: Bool { String(validating: self, as: UTF8.self) != nil }

  /// The text with the case of its letters folded; nil where it is not UTF-8, since then it may
  /// fold otherwise within another.
  var folded: [UInt8]? { String(validating: self, as: UTF8.self)?.foldedBytes }
}
