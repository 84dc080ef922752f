// SPDX-License-Identifier: MIT
import Inference

/// One thing that a rule does.
enum ScriptedStep: Sendable {
  /// It answers.
  case respond(ScriptedResponse)
  /// It answers with an error.
  case error(ScriptedError)
  /// It answers, but broken on its way; nil is what is said without rules.
  case fault(Fault, ScriptedResponse?)

  /// What `action` does, step by step.
  static func steps(of action: Action) -> [ScriptedStep] {
    switch action {
    case .respond(let response): [.respond(ScriptedResponse(response))]
    case .error(let error): [.error(ScriptedError(error))]
    case .fault(let fault, let response): [.fault(fault, response.map { ScriptedResponse($0) })]
    case .sequence(let sequence): sequence.steps.flatMap(steps)
    }
  }

  /// Whether it answers with an error.
  var isError: Bool {
    if case .error = self { true } else { false }
  }

  /// Whether one of its templates tells how often the rule has answered.
  var tellsCount: Bool {
    switch self {
    case .respond(let response), .fault(_, .some(let response)): response.tellsCount
    case .error(let error): error.tellsCount
    case .fault(_, nil): false
    }
  }
}
