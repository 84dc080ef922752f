// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

/// A chat request, and rules that are asked for the one that applies to it.
final class RuleBench {
  private let compiled: CompiledScenario
  private var request = InferenceRequest()
  private var matcher = RuleMatcher()
  private var tape = JSONTape()
  private let body = Array(#"{"model":"gpt-4o-mini"}"#.utf8)

  /// What a reload does once its files are read.
  @discardableResult @inline(never)
  static func makeReady(_ rules: [Rule]) -> CompiledScenario {
    var scenario = Scenario()
    scenario.rules = rules
    scenario.headerNames = ["x-test"]
    return CompiledScenario(scenario)
  }

  init(_ rules: some Sequence<Rule>) {
    compiled = RuleBench.makeReady(Array(rules))
    request.model = append("gpt-4o-mini")
    request.headers = [nil]
    request.key = append("sk-test")
    say(.system, "You are a helpful assistant. Answer in one sentence.")
    say(.user, "I have so many of them: which is question 42 of the list?")
  }

  private func append(_ text: String) -> TextRange {
    let start = request.arena.count
    request.arena.append(utf8: text)
    return TextRange(start: start, count: request.arena.count - start)
  }

  private func say(_ role: Role, _ text: String) {
    request.messages.append(
      Message(role: role, parts: TableRange(start: request.parts.count, count: 1))
    )
    request.parts.append(Part(kind: .text, text: append(text)))
  }

  /// Asks for the first rule that applies, which is known.
  func find(_ expected: Int?) {
    let body = body
    let found = Self.first(compiled, request, body.span, &tape, &matcher)
    precondition(found == expected, "the rule is found")
  }

  /// Says why no rule applies.
  func explain() {
    let body = body
    let text = Self.miss(compiled, request, body.span, &tape)
    precondition(text.contains("Nearest:"), "no rule applies")
  }

  private static func miss(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: Span<UInt8>,
    _ tape: inout JSONTape
  ) -> String {
    do {
      try tape.parse(body)
    } catch {
      preconditionFailure("the body is JSON: \(error)")
    }
    let root = tape.root(in: body)
    return Explanation.miss(compiled, request, body: root, context: MatchContext())
  }

  private static func first(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: Span<UInt8>,
    _ tape: inout JSONTape,
    _ matcher: inout RuleMatcher
  ) -> Int? {
    do {
      try tape.parse(body)
      let root = tape.root(in: body)
      let context = MatchContext()
      matcher.prepare(compiled)
      return try matcher.next(from: 0, compiled, request, body: root, context: context)
    } catch {
      preconditionFailure("the body is JSON, and no search is given up: \(error)")
    }
  }
}
