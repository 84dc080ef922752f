// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Appends the frames that tell `event` in a stream; clients drop frames without an event name.
  static func encodeMessageStream(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .start: appendMessageStart(reply, request, identity, to: &output)
    case .choiceStart(let index):
      guard hasEmptyText(reply.choices[index]) else { return }
      openBlock(0, to: &output)
      output.append("{\"type\":\"text\",\"text\":\"\"}}\n\n")
      closeBlock(0, to: &output)
    case .reasoning(let index, let piece):
      let whole = reply.choices[index].reasoning
      appendThought(piece, of: whole, reply, request, identity, to: &output)
    case .text(let index, let piece, _):
      appendText(piece, of: reply.choices[index], reply, to: &output)
    case .toolCallStart(let index, let call):
      let block = blockIndex(ofCall: call, in: reply.choices[index])
      openBlock(block, to: &output)
      output.appendCallOpening(call, reply, identity)
      output.append("{}}}\n\n")
      ping(behindStartOf: block, to: &output)
      openDelta(block, "{\"type\":\"input_json_delta\",\"partial_json\":\"", to: &output)
      output.append("\"}}\n\n")
      if reply.toolCalls[call].arguments.isEmpty { closeBlock(block, to: &output) }
    case .toolCallArguments(let index, let call, let piece):
      let block = blockIndex(ofCall: call, in: reply.choices[index])
      openDelta(block, "{\"type\":\"input_json_delta\",\"partial_json\":\"", to: &output)
      output.appendJSONText(reply.text(piece))
      output.append("\"}}\n\n")
      if piece.closes(reply.toolCalls[call].arguments) { closeBlock(block, to: &output) }
    case .refusal: break
    case .choiceEnd(let index):
      output.append("event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{")
      output.appendStop(reply.choices[index], reply, request)
      output.append("},\"usage\":")
      appendFinalUsage(reply.usage, to: &output)
      output.append("}\n\n")
    case .end:
      output.append("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
    }
  }

  private static func appendMessageStart(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    output.append("event: message_start\ndata: {\"type\":\"message_start\",\"message\":")
    output.appendMessageOpening(reply, request, identity)
    output.append("],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":")
    // The first token is written before the stream begins.
    let outputTokens = min(1, reply.usage.completionTokens)
    output.appendMessageUsage(reply.usage, outputTokens: outputTokens)
    output.append("}}\n\n")
  }

  /// Appends the whole exchange's usage; of the output it is the last word.
  private static func appendFinalUsage(_ usage: Usage, to output: inout ByteBuffer) {
    output.append("{\"input_tokens\":")
    output.append(decimal: usage.promptTokens - usage.cachedTokens)
    output.append(",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":")
    output.append(decimal: usage.cachedTokens)
    output.append(",\"output_tokens\":")
    output.append(decimal: usage.completionTokens)
    output.append("}")
  }

  /// Appends a piece of the thoughts, with the frames that open and close their block.
  private static func appendThought(
    _ piece: TextRange,
    of whole: TextRange?,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    if piece.opens(whole) {
      openBlock(0, to: &output)
      output.append("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n")
      ping(behindStartOf: 0, to: &output)
    }
    if !request.omitsReasoning {
      openDelta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"", to: &output)
      output.appendJSONText(reply.text(piece))
      output.append("\"}}\n\n")
    }
    guard piece.closes(whole) else { return }
    openDelta(0, "{\"type\":\"signature_delta\",\"signature\":\"", to: &output)
    output.appendSignature(identity)
    output.append("\"}}\n\n")
    closeBlock(0, to: &output)
  }

  /// Appends a piece of the text, with the frames that open and close its block.
  private static func appendText(
    _ piece: TextRange,
    of choice: Choice,
    _ reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    let block = blockIndex(ofTextIn: choice)
    if piece.opens(choice.text) {
      openBlock(block, to: &output)
      output.append("{\"type\":\"text\",\"text\":\"\"}}\n\n")
      ping(behindStartOf: block, to: &output)
    }
    openDelta(block, "{\"type\":\"text_delta\",\"text\":\"", to: &output)
    output.appendJSONText(reply.text(piece))
    output.append("\"}}\n\n")
    if piece.closes(choice.text) { closeBlock(block, to: &output) }
  }

  // MARK: Frames

  /// Opens the frame that starts a block, up to the block.
  private static func openBlock(_ index: Int, to output: inout ByteBuffer) {
    output.append(
      "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":"
    )
    output.append(decimal: index)
    output.append(",\"content_block\":")
  }

  /// Opens the frame of a delta, up to the delta's text; `opening` is what stands before that.
  private static func openDelta(
    _ index: Int,
    _ opening: StaticString,
    to output: inout ByteBuffer
  ) {
    output.append(
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":"
    )
    output.append(decimal: index)
    output.append(",\"delta\":")
    output.append(opening)
  }

  private static func closeBlock(_ index: Int, to output: inout ByteBuffer) {
    output.append("event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":")
    output.append(decimal: index)
    output.append("}\n\n")
  }

  /// Appends the sign of life that the API gives once the first block has begun.
  private static func ping(behindStartOf block: Int, to output: inout ByteBuffer) {
    guard block == 0 else { return }
    output.append("event: ping\ndata: {\"type\":\"ping\"}\n\n")
  }
}
