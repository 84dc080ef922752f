// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Seeds

extension Engine {
  /// Notes the request in the conversations that the scenario follows.
  ///
  /// A conversation that the request names itself counts its requests; the turn of another follows
  /// from its messages, so that the same request is always at the same turn, and nothing has to be
  /// noted of it for that. Legacy completions and embeddings belong to those that they name alone.
  func enterConversations(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace
  ) {
    let answers = context.compiled.answers
    let isChat = request.operation == .chat
    guard isChat || request.conversation != nil, request.operation != .tokenCount else { return }
    if answers.conversationUse >= (request.conversation == nil ? .all : .named) {
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
      workspace.followed = (key, namespace)
    }
    guard isChat, answers.followsFakellm else { return }
    let named = answers.fakellmHeader.flatMap { index in
      index < request.headers.count ? request.headers[index] : nil
    }
    let id = FakellmConversation.id(of: body, header: request.text(named ?? .empty))
    let visit = namespace(&context, request)
      .enter(
        ConversationKey(.fakellm, id: id.span),
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
    followed.namespace.link(answer: id, to: followed.conversation)
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
    let key =
      named(request, body) ?? continued(&context, request, body)
      ?? ConversationKey(number: Self.opening(of: request))
    context.conversation = key
    return key
  }

  /// The conversation that the request names itself.
  private func named(
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> ConversationKey? {
    if let name = request.conversation { return ConversationKey(.native, id: request.text(name)) }
    guard let node = body.member("metadata")?.member("conversation_id"), node.kind == .string else {
      return nil
    }
    let id = Self.text(of: node)
    return id.isEmpty ? nil : ConversationKey(.native, id: id.bytes)
  }

  /// The conversation of the answer that the request goes on from.
  private func continued(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> ConversationKey? {
    guard let previous = body.member("previous_response_id"), previous.kind == .string else {
      return nil
    }
    let id = Self.text(of: previous)
    return namespace(&context, request).conversation(ofAnswer: id.bytes)
  }

  /// The number of the conversations that open as `request` does.
  private static func opening(of request: borrowing InferenceRequest) -> UInt64 {
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
    return hash
  }

  private static func text(of node: JSONNode) -> ByteBuffer {
    var buffer = ByteBuffer(capacity: 64)
    node.appendText(to: &buffer)
    return buffer
  }
}
