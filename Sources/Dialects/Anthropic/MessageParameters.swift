// SPDX-License-Identifier: MIT
import JSON

/// The members of a request's body, those that nearly every request has found in one pass.
///
/// Null counts as absent; the last member counts where a key comes twice.
struct MessageParameters: ~Escapable {
  /// The whole body.
  let body: JSONNode
  /// The model.
  let model: JSONNode?
  /// `max_tokens`.
  let tokensMax: JSONNode?
  /// The conversation.
  let messages: JSONNode?
  /// The instructions above it.
  let system: JSONNode?
  /// Whether the answer is to be streamed.
  let stream: JSONNode?
  /// Whether there are other members.
  private let hasOthers: Bool

  /// The members of `body`.
  @_lifetime(copy body)
  init(_ body: JSONNode) {
    var model: JSONNode?
    var tokensMax: JSONNode?
    var messages: JSONNode?
    var system: JSONNode?
    var stream: JSONNode?
    var hasOthers = false
    var members = body.members
    while let member = members.next() {
      let value = member.value
      if value.isNull { continue }
      if member.key.equals("model") {
        model = value
      } else if member.key.equals("messages") {
        messages = value
      } else if member.key.equals("max_tokens") {
        tokensMax = value
      } else if member.key.equals("system") {
        system = value
      } else if member.key.equals("stream") {
        stream = value
      } else {
        hasOthers = true
      }
    }
    self.body = body
    self.model = model
    self.tokensMax = tokensMax
    self.messages = messages
    self.system = system
    self.stream = stream
    self.hasOthers = hasOthers
  }

  /// A member that few requests have.
  @_lifetime(copy self)
  func other(_ name: StaticString) -> JSONNode? {
    guard hasOthers, let value = body.member(name), !value.isNull else { return nil }
    return value
  }
}
