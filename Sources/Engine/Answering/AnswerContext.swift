// SPDX-License-Identifier: MIT
import Inference
import Seeds

/// What is known of the request at hand besides what stands in it.
///
/// State is looked up when it is first asked for, so that nothing is locked for a scenario that
/// asks for none.
struct AnswerContext {
  /// Keeps what is drawn for templates apart from other draws for the same rule.
  private static let choiceSalt: UInt64 = 0x63_68_6f_69_63_65

  /// The scenario that is answered by.
  let compiled: CompiledScenario
  /// The key of everything that is drawn for the request.
  let key: UInt64
  /// What conditions ask of the conversation.
  var match: MatchContext
  /// The conversation by our own rule, once it was asked for.
  var conversation: ConversationKey?
  /// The id of the conversation by fakellm's rule, where its files are answered by.
  var fakellmConversation: [UInt8]?
  /// The namespace's state, once it was asked for.
  var namespace: NamespaceState?
  /// The time, once it was asked for.
  var now: UInt64?
  /// How many requests of the same content came before, once it was asked for.
  var attempt: Int?
  /// Why the request's API refuses it, where it was read as another tool reads it: neither rules
  /// nor a fallback of our own answer it then.
  var strictRefusal: Failure?
  /// How often the rule that applies has answered, this time included, where it is counted.
  var count = 0
  /// The rules that apply but leave the request to others.
  var passedOver = PassedRules()
  /// What templates draw from.
  var draws: Draws
  /// What a rule has the choices think, in the reply's arena.
  var reasoning: TextRange?

  /// The context of a request whose draws have the key `key`.
  init(_ compiled: CompiledScenario, key: UInt64, match: MatchContext) {
    self.compiled = compiled
    self.key = key
    self.match = match
    draws = Draws(key: key)
  }

  /// The scenario that is answered by.
  var scenario: Scenario { compiled.scenario }

  /// Who writes the choices.
  var author: Author { Author(key: key, reasoning: reasoning) }

  /// Whether the request's API refuses it.
  var isRefused: Bool {
    // No comparison: that would make a copy of the reason.
    if case .some = strictRefusal { true } else { false }
  }

  /// Turns to what is drawn for the templates of `rule`.
  mutating func begin(_ rule: ScriptedRule) {
    draws = Draws(key: StableHash.combine(ruleKey(rule), Self.choiceSalt))
  }

  /// Whether a rule strikes whose probability is `probability` parts of 2³².
  func strikes(_ rule: ScriptedRule, probability: UInt32, attempt: Int) -> Bool {
    let draw = StableHash.combine(ruleKey(rule), UInt64(attempt))
    return UInt32(truncatingIfNeeded: draw >> 32) < probability
  }

  /// The key of what is drawn for `rule`.
  private func ruleKey(_ rule: ScriptedRule) -> UInt64 {
    StableHash.combine(key, rule.key.hash)
  }
}
