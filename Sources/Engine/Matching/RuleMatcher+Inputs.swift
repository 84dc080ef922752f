// SPDX-License-Identifier: MIT
import Inference
import JSON

extension RuleMatcher {
  /// For each input of an embedding request whether the rule at `index`, which applies to the
  /// request, would apply to that input alone; nil where it asks nothing of an input.
  mutating func inputs(
    wantedBy index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(Failure) -> [Bool]? {
    guard let source = compiled.table.inputSource(of: index) else { return nil }
    let all = texts.texts(of: source, compiled, request, body, context)
    let kept = captures.count
    defer {
      texts.limit(source, to: all)
      captures.truncate(to: kept)
    }
    var next = all.lowerBound
    var wanted: [Bool] = []
    do throws(SearchGivenUp) {
      for input in request.inputs.indices {
        let isText = request.inputs[input].kind == .text
        texts.limit(source, to: next..<(isText ? next + 1 : next))
        if isText { next += 1 }
        wanted.append(
          try holds(compiled.table.roots[index], compiled, request, body, context)
        )
      }
    } catch {
      throw compiled.failure(of: error, rule: index)
    }
    return wanted
  }
}

extension RuleTable {
  /// The source of the inputs, where the condition of the rule at `index` looks at them.
  fileprivate func inputSource(of index: Int) -> Int? {
    for condition in conditions[roots[index]..<conditions[roots[index]].end] {
      guard case .text(let source, _) = condition.kind else { continue }
      if sources[source] == .embeddingInputs { return source }
    }
    return nil
  }
}
