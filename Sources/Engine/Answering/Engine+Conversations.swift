// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Seeds

extension Engine {
  /// Notes the request in the conversations that the scenario follows.
  ///
  /// A conversation that the request names itself counts its requests; the turn of another follows
  /// from its messages, so that the same request is always at the same turn.
  func enterConversations(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace
  ) {
    let answers = context.compiled.answers
    guard request.operation == .chat else { return }
    if answers.followsConversations {
      let key = conversation(&context, request, body)
      let turn = request.conversation == nil ? context.match.turn : nil
      let namespace = namespace(&context, request)
      let visit = namespace.enter(
        key,
        turn: turn,
        now: now(&context),
        answers.conversationBounds
      )
      context.match.turn = visit.turn
      workspace.followed = (key.id, namespace)
    }
    guard answers.followsFakellm else { return }
    let named = answers.fakellmHeader.flatMap { index in
      index < request.headers.count ? request.headers[index] : nil
    }
    let id = FakellmConversation.id(of: body, header: request.text(named ?? .empty))
    let visit = namespace(&context, request)
      .enter(
        ConversationKey(.fakellm, id: id),
        turn: nil,
        toolResults: FakellmConversation.toolResults(of: body),
        now: now(&context),
        answers.conversationBounds
      )
    context.match.fakellmTurn = visit.turn
    context.match.earlierToolResults = visit.toolResults
    context.fakellmConversation = id
  }

  /// Whether the answers to the request at hand have to be linked to its conversation.
  package func followsConversation(_ workspace: borrowing EngineWorkspace) -> Bool {
    workspace.followed != nil
  }

  /// Notes that the answer to the request at hand is called `id`, so that a request which goes on
  /// from it belongs to the same conversation.
  package func link(answer id: Span<UInt8>, _ workspace: borrowing EngineWorkspace) {
    guard let followed = workspace.followed else { return }
    followed.namespace.link(answer: copy(id), to: followed.conversation)
  }

  /// Adds the header field that each of fakellm's answers has, also its errors.
  func nameConversation(_ context: AnswerContext, into reply: inout InferenceReply) {
    guard reply.profile == .fakellm, let id = context.fakellmConversation else { return }
    let name = append(utf8: "x-fakellm-conversation-id", to: &reply)
    let value = TextRange(start: reply.arena.count, count: id.count)
    reply.arena.append(id.span)
    reply.headers.append(ReplyHeader(name: name, value: value))
    reply.fakellmTurn = context.match.fakellmTurn
  }

  /// The conversation that the request belongs to.
  ///
  /// In this order: the one that it names in its header, the one that its metadata name, the one
  /// that the answer was given in which it names as the one before, and else the one that opens as
  /// this does: with the same system text, first user message and end user.
  func conversation(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> ConversationKey {
    if let known = context.conversation { return known }
    let id =
      named(request, body) ?? continued(&context, request, body) ?? Self.opening(of: request)
    let key = ConversationKey(.native, id: id)
    context.conversation = key
    return key
  }

  /// The conversation that the request names itself.
  private func named(_ request: borrowing InferenceRequest, _ body: JSONNode) -> [UInt8]? {
    if let name = request.conversation { return copy(request.text(name)) }
    guard let node = body.node(at: Array("/metadata/conversation_id".utf8).span),
      node.kind == .string
    else { return nil }
    let text = text(of: node)
    return text.isEmpty ? nil : text
  }

  /// The conversation of the answer that the request goes on from.
  private func continued(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> [UInt8]? {
    guard let previous = body.member("previous_response_id"), previous.kind == .string else {
      return nil
    }
    return namespace(&context, request).conversation(ofAnswer: text(of: previous))
  }

  /// The id of the conversations that open as `request` does.
  private static func opening(of request: borrowing InferenceRequest) -> [UInt8] {
    var hash: UInt64 = 0
    var hasUser = false
    for message in request.messages
    where message.role == .system || message.role == .user && !hasUser {
      if message.role == .user { hasUser = true }
      hash = StableHash.combine(hash, UInt64(message.role.rawValue))
      for index in message.parts.indices {
        hash = StableHash.combine(hash, UInt64(request.parts[index].kind.rawValue))
        let text = request.text(request.parts[index].text)
        hash = StableHash.combine(hash, StableHash.xxh64(text, seed: 0))
      }
    }
    if !hasUser { hash = StableHash.combine(hash, request.contentHash) }
    if let user = request.user {
      hash = StableHash.combine(hash, StableHash.xxh64(request.text(user), seed: 1))
    }
    var id = ByteBuffer(capacity: 32)
    id.append("conv-")
    id.append(hexadecimal: hash)
    let bytes = id.bytes
    return bytes.indices.map { bytes[$0] }
  }

  private func text(of node: JSONNode) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 64)
    node.appendText(to: &buffer)
    return copy(buffer.bytes)
  }

  private func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }
}
