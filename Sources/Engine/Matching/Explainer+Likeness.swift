// SPDX-License-Identifier: MIT
import Inference
import JSON

extension Explainer {
  /// How far the first text that the rule at `index` misses is from the text it looks at; see
  /// `TextLikeness`.
  mutating func gap(
    of index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> Int {
    let root = compiled.table.roots[index]
    let gap = gap(ofCondition: root, isMissed: true, compiled, request, body, context)
    return gap ?? TextLikeness.gapMax
  }

  /// The gap of the condition at `node`; nil where it holds, or asks for no text.
  ///
  /// Where it is known not to hold, long texts are not searched again.
  private mutating func gap(
    ofCondition node: Int,
    isMissed: Bool,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> Int? {
    let condition = compiled.table.conditions[node]
    switch condition.kind {
    case .all, .any:
      let isAny = if case .any = condition.kind { true } else { false }
      var least: Int?
      var part = node + 1
      while part < condition.end {
        // Alternatives are all missed, but of what is needed together perhaps others.
        let isMissed = isMissed && isAny
        if let gap = gap(ofCondition: part, isMissed: isMissed, compiled, request, body, context) {
          guard isAny else { return gap }
          least = min(gap, least ?? gap)
        }
        part = compiled.table.conditions[part].end
      }
      return least
    case .text(let source, let test):
      guard isMissed || holds(node, compiled, request, body, context) == false else { return nil }
      var least = TextLikeness.gapMax
      var bytesLeft = TextLikeness.bytesMax
      // What was said last is most likely what is meant.
      for text in matcher.texts.texts(of: source, compiled, request, body, context).reversed()
      where bytesLeft > 0 {
        matcher.texts.fold(text, request)
        least = min(least, gap(ofTest: test, text, bytesLeft, compiled, request))
        bytesLeft -= matcher.texts.foldedText(text).count
      }
      return least
    case .not, .api, .operation, .stream, .turn, .fakellmTurn, .previousRole, .present, .value:
      return nil
    }
  }

  /// The gap of the test at `index`, which the text at `text` does not pass, to its first bytes.
  private mutating func gap(
    ofTest index: Int,
    _ text: Int,
    _ bytesMax: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest
  ) -> Int {
    let node = compiled.table.tests[index]
    switch node.kind {
    case .anyOf, .allOf:
      let isAny = if case .anyOf = node.kind { true } else { false }
      var gap = isAny ? TextLikeness.gapMax : 0
      var part = index + 1
      while part < node.end {
        if (try? matcher.passes(part, text, compiled, request)) == false {
          let other = self.gap(ofTest: part, text, bytesMax, compiled, request)
          gap = isAny ? min(gap, other) : max(gap, other)
        }
        part = compiled.table.tests[part].end
      }
      return gap
    default:
      return Self.gap(of: node.kind, compiled, matcher.texts, text, bytesMax, &likeness)
    }
  }

  /// Takes the explainer's parts one by one, since a view of the texts would hold all of it.
  private static func gap(
    of test: TestNode.Kind,
    _ compiled: CompiledScenario,
    _ texts: borrowing RequestTexts,
    _ index: Int,
    _ bytesMax: Int,
    _ likeness: inout TextLikeness
  ) -> Int {
    let text = texts.foldedText(index)
    switch test {
    case .contains(let range), .containsFolded(let range):
      likeness.seek(range, compiled)
      return likeness.gap(toStretchOf: text, bytesMax)
    case .equals(let range), .equalsFolded(let range):
      likeness.seek(range, compiled)
      return likeness.gap(toAllOf: text, bytesMax)
    case .edges(let prefix, let suffix), .edgesFolded(let prefix, let suffix):
      likeness.seek(prefix, suffix, compiled)
      return likeness.gap(toEdgesOf: text, bytesMax)
    case .glob(let glob), .globFolded(let glob):
      likeness.seek(compiled.table.globs[glob])
      // All that is sought may be there, and the text still not be as the glob wants it.
      return max(1, likeness.gap(toStretchOf: text, bytesMax))
    case .pattern(_, let literal, _):
      guard literal.count > 0 else { return TextLikeness.gapMax }
      likeness.seek(literal, compiled)
      return max(1, likeness.gap(toStretchOf: text, bytesMax))
    case .anyOf, .allOf:
      return TextLikeness.gapMax
    }
  }
}
