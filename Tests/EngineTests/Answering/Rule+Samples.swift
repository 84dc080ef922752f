// SPDX-License-Identifier: MIT
import Engine
import Inference

extension Rule {
  /// A rule called `name` that says `text` to every request that meets `condition`.
  static func says(
    _ text: String,
    name: String = "says",
    when condition: Condition = .all([]),
    _ change: (inout Rule) -> Void = { _ in }
  ) -> Rule {
    var response = Response()
    response.text = Template(text)
    return does(.respond(response), name: name, when: condition, change)
  }

  /// A rule that responds as `change` makes the response.
  static func responds(_ change: (inout Response) -> Void) -> Rule {
    var response = Response()
    change(&response)
    return does(.respond(response))
  }

  /// A rule called `name` that does `action` for every request that meets `condition`.
  static func does(
    _ action: Action,
    name: String = "does",
    when condition: Condition = .all([]),
    _ change: (inout Rule) -> Void = { _ in }
  ) -> Rule {
    var rule = Rule(
      name: name,
      place: RulePlace(file: "test.yaml", line: 1, column: 1),
      condition: condition,
      action: action
    )
    change(&rule)
    return rule
  }

  /// A rule that says the `texts` one after the other.
  static func sequence(
    _ texts: [String],
    by scope: SequenceScope,
    then end: SequenceEnd
  ) -> Rule {
    let steps = texts.map { text in
      var response = Response()
      response.text = Template(text)
      return Action.respond(response)
    }
    return does(.sequence(ActionSequence(steps: steps, scope: scope, end: end)), name: "sequence")
  }
}
