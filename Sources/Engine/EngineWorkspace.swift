// SPDX-License-Identifier: MIT
package import Bytes
package import Embeddings
import JSON

/// What the engine needs to think with, reused from request to request.
package struct EngineWorkspace: ~Copyable {
  /// For the schemas that a request carries.
  var tape = JSONTape()
  /// For the vectors that a reply is written from, one at a time.
  package var vectors = EmbeddingScratch()
  /// For texts under way.
  package var text = ByteBuffer(capacity: 1024)
  /// Finds the rules that apply.
  var matcher = RuleMatcher()

  /// The conversation that the request at hand was noted in, and its namespace.
  var followed: (conversation: ConversationKey, namespace: NamespaceState)?
  /// The scenario that the requests at hand are answered by.
  var view: ScenarioView

  /// An empty workspace for answers by `live`.
  package init(_ live: LiveScenario) {
    view = live.view()
  }

  /// Forgets the request before.
  package mutating func reset() {
    followed = nil
  }

  /// The scenario that the request at hand is answered by; `Engine.begin` brings it up to date.
  package var compiled: CompiledScenario { view.compiled }

  /// The conversation that the request at hand was noted in, where any is followed.
  package var followedConversation: ConversationKey? { followed?.conversation }
}
