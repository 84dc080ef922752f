// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// A scenario's answers made ready: what is looked up for each request stands here at an index.
///
/// A class, so that a request which looks something up counts one reference and not those of all.
final class AnswerTable: Sendable {
  /// Every rule's answer, at the rule's index.
  let rules: [ScriptedRule]
  /// What is said of models, by their index in the catalogue.
  private let models: [ScenarioModel?]
  /// What is said of models that the catalogue does not know.
  private let otherModels: [ScenarioModel]
  /// Which requests are noted in the conversations of our own rules.
  let conversationUse: ConversationUse
  /// Whether fakellm's conversations are followed, as its files want it.
  let followsFakellm: Bool
  /// Where the header field stands that names a conversation for fakellm.
  let fakellmHeader: Int?
  /// The keys and models that the scenario's rate limits hold for, as conditions of rules; nil
  /// where it sets none.
  let limits: CompiledScenario?
  /// How many conversations are remembered, and for how long.
  let conversationBounds: ConversationBounds
  /// Whether every request is answered as if there were no scenario.
  let isPlain: Bool

  /// The answers of `scenario`; its first rules are those of `additions`.
  init(_ scenario: Scenario, additions: [AddedRule]) {
    rules = scenario.rules.enumerated().map { index, rule in
      ScriptedRule(rule, addition: index < additions.count ? additions[index].number : 0)
    }
    var models = [ScenarioModel?](repeating: nil, count: scenario.catalogue.models.count)
    var otherModels: [ScenarioModel] = []
    for model in scenario.models {
      if let facts = scenario.catalogue.facts(of: Array(model.name.utf8).span) {
        models[facts.index] = model
      } else {
        otherModels.append(model)
      }
    }
    self.models = scenario.models.isEmpty ? [] : models
    self.otherModels = otherModels
    followsFakellm = scenario.profiles.contains(.fakellm)
    conversationUse = scenario.profiles == [.fakellm] ? .none : scenario.conversationUse
    fakellmHeader = scenario.headerNames.firstIndex(of: "x-fakellm-conversation-id")
    conversationBounds = ConversationBounds(scenario)
    limits = scenario.rateLimits.isEmpty ? nil : CompiledScenario(Self.conditions(of: scenario))
    var isEcho = false
    if case .echo = scenario.fallback { isEcho = true }
    isPlain =
      isEcho && scenario.rules.isEmpty && scenario.models.isEmpty && scenario.rateLimits.isEmpty
      && scenario.pacing == nil && scenario.embeddings == nil && scenario.usage == nil
      && scenario.profile == .native && !followsFakellm && scenario.conversationUse == .none
  }

  /// What the scenario says of the model of `request`.
  func model(of request: borrowing InferenceRequest) -> ScenarioModel? {
    if let index = request.facts?.index, index < models.count { return models[index] }
    for model in otherModels where request.text(request.model).equals(model.name.utf8.span) {
      return model
    }
    return nil
  }

  /// A scenario whose rules apply where the rate limits of `scenario` hold.
  private static func conditions(of scenario: Scenario) -> Scenario {
    var conditions = Scenario()
    conditions.rules = scenario.rateLimits.enumerated().map { index, limit in
      let tests = [limit.key.map { Condition.key($0) }, limit.model.map { Condition.model($0) }]
      return Rule(
        name: "limits[\(index)]",
        place: RulePlace(file: "", line: 0, column: 0),
        condition: .all(tests.compactMap { $0 }),
        action: .respond(Response())
      )
    }
    return conditions
  }
}
