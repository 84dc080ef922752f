// SPDX-License-Identifier: MIT
import Inference
import JSON

extension RuleMatcher {
  /// For each input of an embedding request whether it has all that the rule at `index` asks of an
  /// input; nil where the rule asks nothing of one, or leaves a choice.
  mutating func inputs(
    wantedBy index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(Failure) -> [Bool]? {
    let tests = compiled.table.inputTests(of: index)
    guard let source = tests.first?.source else { return nil }
    var text = texts.texts(of: source, compiled, request, body, context).lowerBound
    var wanted: [Bool] = []
    do throws(SearchGivenUp) {
      for input in request.inputs.indices {
        guard request.inputs[input].kind == .text else {
          wanted.append(false)
          continue
        }
        var passesAll = true
        for (_, test) in tests where passesAll {
          passesAll = try passes(test, text, compiled, request)
        }
        wanted.append(passesAll)
        text += 1
      }
    } catch {
      throw compiled.failure(of: error, rule: index)
    }
    return wanted
  }
}

extension RuleTable {
  /// What the condition of the rule at `index` asks of an input in any case: each test, and the
  /// source that it is of.
  fileprivate func inputTests(of index: Int) -> [(source: Int, test: Int)] {
    var tests: [(source: Int, test: Int)] = []
    var part = roots[index]
    let end = conditions[part].end
    while part < end {
      switch conditions[part].kind {
      // Its parts stand right behind it.
      case .all: part += 1
      case .text(let source, let test):
        if sources[source] == .embeddingInputs { tests.append((source, test)) }
        part = conditions[part].end
      default: part = conditions[part].end
      }
    }
    return tests
  }
}
