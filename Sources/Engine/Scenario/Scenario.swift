// SPDX-License-Identifier: MIT
package import Inference

/// A checked scenario: what to answer, to whom, how slowly and how badly.
///
/// It is immutable and shared by all loops; a reload builds another one. Counters that its rules
/// ask for (`times`, sequences, turns) live in `ScenarioState`, never here.
package struct Scenario: Sendable {
  /// The rules of all files, in the order of the files and within them.
  package var rules: [Rule] = []
  /// What answers a request that no rule matches; the first file's.
  package var fallback: Fallback = .echo
  /// The habits of the first file's format, which hold for what no rule matches.
  package var profile: Profile = .native
  /// The formats of all files: routes that only one tool has exist only with a file of its kind.
  package var profiles: Set<Profile> = [.native]
  /// How streams are paced where neither a rule nor a model says it.
  package var pacing: Pacing?
  /// How the fallback is paced; nil for as the rest.
  ///
  /// A file of another tool has the edges of its pieces for what it answers, and for that alone.
  package var fallbackPacing: Pacing?
  /// How vectors are made where neither the request, a rule nor a model says it.
  package var embeddings: EmbeddingChoice?
  /// Token counts in place of those that are counted, where a rule states none.
  package var usage: UsageOverride?
  /// What is said of single models, by name.
  package var models: [ScenarioModel] = []
  /// Requests and tokens per minute, by key and model.
  package var rateLimits: [RateLimit] = []
  /// Most conversations that are kept at once; nil for the engine's own bound.
  package var conversationsMax: Int?
  /// Seconds after which an idle conversation is forgotten; nil for the engine's own bound.
  package var conversationIdleSeconds: Int?
  /// The models, with the scenario's own and its changes.
  package var catalogue: ModelCatalogue = .standard
  /// Lower-case names of the header fields that rules and templates read; the service copies just
  /// these into `InferenceRequest.headers`, at the same index.
  package var headerNames: [String] = []
  /// Which requests are noted in their conversations, since a rule or a template asks for that.
  package var conversationUse = ConversationUse.none

  /// Notes that these requests have to be noted in their conversations, too.
  package mutating func noteConversations(_ use: ConversationUse) {
    conversationUse = max(conversationUse, use)
  }

  /// No rules: every request is echoed.
  package init() {}

  /// The tool as which a body is read that its API refuses: that of the first file, else the first
  /// in the order of the profiles; nil where all files are our own.
  package var leniency: Profile? {
    if profile != .native { return profile }
    return Profile.allCases.first { $0 != .native && profiles.contains($0) }
  }
}
