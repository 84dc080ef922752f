// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// A message as it stands in a body, its members that nearly every message has found in one pass.
struct MessageBody: ~Escapable {
  /// The whole message, an object.
  let node: JSONNode
  /// Who speaks; nil where that is not told, or null.
  let role: JSONNode?
  /// What is said; nil where that is not told.
  let content: JSONNode?
  /// The speaker's name; nil where that is not told, or null.
  let name: JSONNode?
  /// Whether there are other members.
  let hasOthers: Bool

  /// The members of `node`; the last one counts where a key comes twice.
  @_lifetime(copy node)
  init(_ node: JSONNode) {
    var role: JSONNode?
    var content: JSONNode?
    var name: JSONNode?
    var hasOthers = false
    var members = node.members
    while let member = members.next() {
      let value = member.value
      if member.key.equals("role") {
        role = value.isNull ? nil : value
      } else if member.key.equals("content") {
        content = value
      } else if member.key.equals("name") {
        name = value.isNull ? nil : value
      } else {
        hasOthers = true
      }
    }
    self.node = node
    self.role = role
    self.content = content
    self.name = name
    self.hasOthers = hasOthers
  }
}
