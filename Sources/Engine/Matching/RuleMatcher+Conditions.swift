// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Patterns

extension RuleMatcher {
  /// Whether the condition at `index` of the scenario's holds.
  ///
  /// Captures of a condition that does not hold are dropped, and so are those of one whose opposite
  /// is wanted.
  mutating func holds(
    _ index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(SearchGivenUp) -> Bool {
    let node = compiled.table.conditions[index]
    switch node.kind {
    case .all:
      return try holdsAll(index + 1..<node.end, compiled, request, body, context)
    case .any:
      var part = index + 1
      while part < node.end {
        if try holds(part, compiled, request, body, context) { return true }
        part = compiled.table.conditions[part].end
      }
      return false
    case .not:
      let kept = captures.count
      let isMet = try holds(index + 1, compiled, request, body, context)
      captures.truncate(to: kept)
      return !isMet
    case .api(let api): return request.api == api
    case .operation(let operation): return request.operation == operation
    case .stream(let isStream): return request.isStream == isStream
    case .turn(let turns): return turns.contains(context.turn)
    case .fakellmTurn(let turns): return turns.contains(context.fakellmTurn)
    case .previousRole(let role):
      let count = request.messages.count
      return count >= 2 && request.messages[count - 2].role == role
    case .present(let source):
      if case .pointer(let pointer) = compiled.table.sources[source] {
        return compiled.table.value(at: pointer, of: body) != nil
      }
      return !texts.texts(of: source, compiled, request, body, context).isEmpty
    case .value(let source, let hash): return texts.hasValue(hash, at: source, compiled, body)
    case .text(let source, let test):
      for text in texts.texts(of: source, compiled, request, body, context)
      where try passes(test, text, compiled, request) {
        return true
      }
      return false
    }
  }

  private mutating func holdsAll(
    _ parts: Range<Int>,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(SearchGivenUp) -> Bool {
    let kept = captures.count
    var part = parts.lowerBound
    while part < parts.upperBound {
      guard try holds(part, compiled, request, body, context) else {
        captures.truncate(to: kept)
        return false
      }
      part = compiled.table.conditions[part].end
    }
    return true
  }

  /// Whether the text at `text` passes the test at `index`.
  mutating func passes(
    _ index: Int,
    _ text: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest
  ) throws(SearchGivenUp) -> Bool {
    let node = compiled.table.tests[index]
    switch node.kind {
    case .contains(let range):
      return compiled.table.isSubstring(range, of: texts.text(text, request))
    case .equals(let range): return compiled.table.isEqual(range, to: texts.text(text, request))
    case .edges(let prefix, let suffix):
      return compiled.table.areEdges(prefix, suffix, of: texts.text(text, request))
    case .edgesFolded(let prefix, let suffix):
      texts.fold(text, request)
      return compiled.table.areEdges(prefix, suffix, of: texts.foldedText(text))
    case .glob(let glob): return compiled.table.globMatches(glob, texts.text(text, request))
    case .containsFolded(let range):
      texts.fold(text, request)
      return compiled.table.isSubstring(range, of: texts.foldedText(text))
    case .equalsFolded(let range):
      texts.fold(text, request)
      return compiled.table.isEqual(range, to: texts.foldedText(text))
    case .globFolded(let glob):
      texts.fold(text, request)
      return compiled.table.globMatches(glob, texts.foldedText(text))
    case .pattern(let pattern, let literal, let isFolded):
      if isFolded { texts.fold(text, request) }
      let isPossible =
        isFolded
        ? compiled.table.isSubstring(literal, of: texts.foldedText(text))
        : compiled.table.isSubstring(literal, of: texts.text(text, request))
      guard isPossible else { return false }
      return try matches(pattern, text, compiled, request)
    case .anyOf:
      var part = index + 1
      while part < node.end {
        if try passes(part, text, compiled, request) { return true }
        part = compiled.table.tests[part].end
      }
      return false
    case .allOf:
      let kept = captures.count
      var part = index + 1
      while part < node.end {
        guard try passes(part, text, compiled, request) else {
          captures.truncate(to: kept)
          return false
        }
        part = compiled.table.tests[part].end
      }
      return true
    }
  }

  /// Whether a regular expression matches; its captures are kept behind those of earlier ones.
  private mutating func matches(
    _ index: Int,
    _ text: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest
  ) throws(SearchGivenUp) -> Bool {
    let outcome = Self.search(
      compiled.table.patterns[index],
      texts,
      text,
      request,
      by: &search,
      into: &captures
    )
    if outcome == .limitStruck { throw SearchGivenUp(pattern: index) }
    return outcome == .match
  }

  /// Takes the matcher's parts one by one, since a view of the texts would hold all of it.
  private static func search(
    _ pattern: Pattern,
    _ texts: borrowing RequestTexts,
    _ index: Int,
    _ request: borrowing InferenceRequest,
    by search: inout PatternMatcher,
    into captures: inout CaptureStore
  ) -> PatternOutcome {
    let text = texts.text(index, request)
    let outcome = search.search(pattern, in: text)
    if outcome == .match { captures.add(pattern, text, search) }
    return outcome
  }

  /// Keeps the captures of all regular expressions below the condition at `index` that match,
  /// whatever else holds.
  mutating func fillCaptures(
    _ index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(SearchGivenUp) {
    var part = index
    while part < compiled.table.conditions[index].end {
      switch compiled.table.conditions[part].kind {
      case .not:
        part = compiled.table.conditions[part].end
        continue
      case .text: _ = try holds(part, compiled, request, body, context)
      default: break
      }
      part += 1
    }
  }
}
