// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Patterns
import Spelling

extension Explainer {
  /// Texts of a source that are shown.
  private static let textsMax = 3

  /// What the request has where `condition` looks; `isMet` is what came of it, nil for nothing.
  mutating func words(
    _ condition: Condition,
    _ node: Int,
    _ isMet: Bool?,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> String {
    guard let isMet else {
      return "a regular expression takes more steps on this request than are allowed"
    }
    switch condition {
    case .all(let parts), .any(let parts):
      return words(of: parts, condition, node, isMet, compiled, request, body, context)
    case .not(let part):
      let words = words(part, node + 1, !isMet, compiled, request, body, context)
      return isMet ? words : "this must not be: \(words)"
    case .api(let api):
      return "the API is \(request.api.name)" + (isMet ? "" : ", not \(api.name)")
    case .operation(let operation):
      return "the endpoint is \(Explanation.name(of: request.operation))"
        + (isMet ? "" : ", not \(Explanation.name(of: operation))")
    case .stream:
      return request.isStream ? "a stream is asked for" : "no stream is asked for"
    case .turn(let turns):
      let isFakellm =
        if case .fakellmTurn = compiled.table.conditions[node].kind { true } else { false }
      let turn = isFakellm ? context.fakellmTurn : context.turn
      return "the turn is \(turn)" + (isMet ? "" : ", not \(Explanation.name(of: turns))")
    case .previousRole(let role):
      guard isMet || request.messages.count >= 2 else {
        return "there is no message before the last"
      }
      return "the message before the last is \(isMet ? "" : "not ")\(Explanation.owner(role))"
    case .header(let index, nil):
      let name = Quotation.quoted(compiled.scenario.headerNames[index])
      return "the header field \(name) is \(isMet ? "there" : "missing")"
    case .pointer(let pointer, nil):
      return "the body has \(isMet ? "a" : "no") value at \(place(pointer))"
    case .pointer(let pointer, .equals(_, let expected)):
      guard let value = body.node(at: pointer.span) else {
        return "the body has no value at \(place(pointer))"
      }
      var shown = ByteBuffer()
      value.appendCanonical(to: &shown)
      return "the body has \(Quotation.printable(json: String(shown))) at \(place(pointer))"
        + (isMet ? "" : ", not \(Quotation.printable(json: expected))")
    case .path(let test), .model(let test), .text(_, let test), .header(_, .some(let test)),
      .toolOffered(let test), .toolCallID(let test), .key(let test), .namespace(let test),
      .pointer(_, .text(let test)):
      guard case .text(let source, let index) = compiled.table.conditions[node].kind else {
        preconditionFailure("a test of a text stands in the table as one")
      }
      return words(test, source, index, isMet, compiled, request, body, context)
    }
  }

  /// What comes of several conditions: of those that decide it.
  private mutating func words(
    of parts: [Condition],
    _ condition: Condition,
    _ node: Int,
    _ isMet: Bool,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> String {
    let isAny = if case .any = condition { true } else { false }
    var all: [String] = []
    var part = node + 1
    for condition in parts {
      let isPartMet = holds(part, compiled, request, body, context)
      let words = words(condition, part, isPartMet, compiled, request, body, context)
      // One that holds decides for alternatives, one that does not against what is needed together.
      if isPartMet == isAny { return words }
      all.append(words)
      part = compiled.table.conditions[part].end
    }
    if all.isEmpty { return isAny ? "there is no alternative" : "it asks nothing of a request" }
    return isAny
      ? "none of its alternatives holds: " + all.joined(separator: "; ")
      : all.joined(separator: "; ")
  }

  /// What the texts of a source are, and what is asked of them.
  private mutating func words(
    _ test: TextTest,
    _ source: Int,
    _ index: Int,
    _ isMet: Bool,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> String {
    let noun = SourceNoun(source, compiled)
    let texts = matcher.texts.texts(of: source, compiled, request, body, context)
    if texts.isEmpty { return noun.absence }
    if texts.count == 1 || isMet {
      let shown = texts.first { isMet && passes(index, $0, compiled, request) } ?? texts.lowerBound
      let text = Quotation.quoted(String(matcher.texts.text(shown, request)))
      return "\(noun.singular) is \(text), which \(test.words(isMet: isMet))"
    }
    var shown = texts.prefix(Self.textsMax).map {
      Quotation.quoted(String(matcher.texts.text($0, request)))
    }
    if texts.count > shown.count { shown.append("\(texts.count - shown.count) more") }
    let list = shown.joined(separator: ", ")
    return "none of \(noun.plural) (\(list)) \(test.words(isMet: true))"
  }

  private mutating func passes(
    _ test: Int,
    _ text: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest
  ) -> Bool {
    (try? matcher.passes(test, text, compiled, request)) == true
  }

  // MARK: Names

  private func place(_ pointer: [UInt8]) -> String {
    Quotation.quoted(String(pointer.span))
  }
}
