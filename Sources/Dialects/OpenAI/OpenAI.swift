// SPDX-License-Identifier: MIT
package import Bytes
package import HTTP
package import Inference
package import JSON

/// The wire format of OpenAI's chat completions, legacy completions, embeddings and models.
///
/// Its shapes, orders and messages are those of the real API, as far as they are public.
package enum OpenAI: Dialect {
  /// OpenAI.
  package static var api: API { .openai }

  /// Server-sent events in UTF-8.
  package static var streamMediaType: StaticString { "text/event-stream; charset=utf-8" }

  /// Events have no names.
  package static var pieceEventName: StaticString? { nil }

  /// Decodes the body of a chat, a legacy completion or an embedding request.
  package static func decode(
    _ body: JSONNode,
    for operation: Operation,
    of http: borrowing Request,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.api = .openai
    request.operation = operation
    guard body.kind == .object else {
      throw Failure(
        .invalidRequest,
        "Invalid body: expected an object, but got \(body.kind.name) instead."
      )
    }
    switch operation {
    case .chat: try decodeChat(body, catalogue, into: &request)
    case .completion: try decodeCompletion(body, catalogue, into: &request)
    case .embedding: try decodeEmbedding(body, catalogue, into: &request)
    case .tokenCount: preconditionFailure("no route of this API counts tokens")
    }
  }

  /// Writes down the members up to the list of choices.
  package static func openFrames(
    of reply: inout InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    scratch: inout ByteBuffer
  ) {
    scratch.removeAll(keepingAtMost: 1 << 20)
    openFrame(reply, request, identity, into: &scratch)
    let start = reply.arena.count
    reply.arena.append(scratch.bytes)
    reply.frameOpening = TextRange(start: start, count: scratch.count)
  }

  /// Opens a frame up to its list of choices.
  static func openFrame(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    if let opening = reply.frameOpening { return output.append(reply.text(opening)) }
    output.append("data: {")
    if request.operation == .completion {
      appendCompletionMembers(reply, request, identity, to: &output)
    } else {
      appendChunkMembers(reply, request, identity, to: &output)
    }
  }

  /// Appends what `event` adds to a whole completion, or the frames that tell it in a stream.
  ///
  /// An embedding request has no events; its vectors are written by `encodeEmbeddings`.
  package static func encode(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    form: ReplyForm,
    into output: inout ByteBuffer
  ) {
    switch (request.operation, form) {
    case (.chat, .whole):
      encodeChat(event, of: reply, to: request, as: identity, into: &output)
    case (.chat, .stream):
      encodeChatStream(event, of: reply, to: request, as: identity, into: &output)
    case (.completion, .whole):
      encodeCompletion(event, of: reply, to: request, as: identity, into: &output)
    case (.completion, .stream):
      encodeCompletionStream(event, of: reply, to: request, as: identity, into: &output)
    case (.embedding, _):
      preconditionFailure("vectors are written by encodeEmbeddings")
    case (.tokenCount, _):
      preconditionFailure("no route of this API counts tokens")
    }
  }

  /// Appends the id of a chat completion, without quotes.
  package static func appendAnswerID(
    of reply: borrowing InferenceReply,
    as identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    if let id = reply.id { return output.append(reply.text(id)) }
    output.appendDrawnCompletionID("chatcmpl-", identity)
  }
}
