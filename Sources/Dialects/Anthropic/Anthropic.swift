// SPDX-License-Identifier: MIT
package import Bytes
package import Embeddings
package import HTTP
package import Inference
package import JSON

/// The wire format of Anthropic's messages, token counts and models.
///
/// Its shapes, orders and messages are those of the real API, as far as they are public. Unknown
/// members are ignored, since the API gains parameters all the time. A message of tool results is
/// read as messages of the role `tool`, and the rest of it as one of the user, so that rules and
/// the echo see the same conversation whichever API carries it.
package enum Anthropic: Dialect {
  /// Anthropic.
  package static var api: API { .anthropic }

  /// Server-sent events in UTF-8.
  package static var streamMediaType: StaticString { "text/event-stream; charset=utf-8" }

  /// The event of a delta within a block.
  package static var pieceEventName: StaticString? { "content_block_delta" }

  /// Decodes the body of a request for a message or for a count of its tokens.
  package static func decode(
    _ body: JSONNode,
    for operation: Operation,
    of http: borrowing Request,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.api = .anthropic
    request.operation = operation
    let version = try AnthropicVersion(of: http)
    let reader = BodyReader<Anthropic>(body)
    try reader.check(body, is: .object)
    let parameters = MessageParameters(body)
    switch operation {
    case .chat:
      try decodePrompt(parameters, version, reader, catalogue, into: &request)
      try decodeAnswer(parameters, reader, into: &request)
    case .tokenCount:
      try decodePrompt(parameters, version, reader, catalogue, into: &request)
    case .completion, .embedding:
      preconditionFailure("no route of this API completes prompts or embeds")
    }
  }

  /// Appends what `event` adds to a whole message, or the frames that tell it in a stream.
  package static func encode(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    form: ReplyForm,
    into output: inout ByteBuffer
  ) {
    guard request.operation == .chat else {
      // A count has no choices: its stream of events is empty but for its ends.
      guard event == .start else { return }
      output.append("{\"input_tokens\":")
      output.append(decimal: reply.usage.promptTokens)
      return output.append("}")
    }
    switch form {
    case .whole: encodeMessage(event, of: reply, to: request, as: identity, into: &output)
    case .stream: encodeMessageStream(event, of: reply, to: request, as: identity, into: &output)
    }
  }

  /// Frames have only their names in common.
  package static func openFrames(
    of reply: inout InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    scratch: inout ByteBuffer
  ) {}

  /// The API has no embeddings.
  package static func encodeEmbeddings(
    from next: inout Int,
    bytesMin: Int,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    by embedder: borrowing Embedder,
    scratch: inout EmbeddingScratch,
    into output: inout ByteBuffer
  ) -> Bool {
    preconditionFailure("no route of this API embeds")
  }

  /// Appends the id of a message, without quotes.
  package static func appendAnswerID(
    of reply: borrowing InferenceReply,
    as identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    if let id = reply.id { return output.append(reply.text(id)) }
    output.appendMessageID(identity)
  }
}
