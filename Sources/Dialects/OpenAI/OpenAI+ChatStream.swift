// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Appends the frames that tell `event` in a stream of chat completion chunks.
  static func encodeChatStream(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .start: break
    case .choiceStart(let index):
      let choice = reply.choices[index]
      guard !opensWithCall(choice) else { return }
      openDelta(index, reply, request, identity, into: &output)
      output.append(
        choice.text != nil
          ? "\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"
          : "\"role\":\"assistant\",\"content\":null,\"refusal\":null"
      )
      closeDelta(request, into: &output)
    case .reasoning(let index, let piece):
      openDelta(index, reply, request, identity, into: &output)
      appendDelta("\"reasoning_content\":\"", piece, reply, to: &output)
      closeDelta(request, into: &output)
    case .text(let index, let piece, let tokens):
      openDelta(index, reply, request, identity, into: &output)
      appendDelta("\"content\":\"", piece, reply, to: &output)
      guard request.topLogprobs != nil else { return closeDelta(request, into: &output) }
      output.append("},\"logprobs\":")
      appendChatLogprobs(tokens, of: reply, to: &output)
      output.append(",\"finish_reason\":null}]")
      closeChunk(request, into: &output)
    case .refusal(let index, let piece):
      openDelta(index, reply, request, identity, into: &output)
      appendDelta("\"refusal\":\"", piece, reply, to: &output)
      closeDelta(request, into: &output)
    case .toolCallStart(let index, let call):
      openDelta(index, reply, request, identity, into: &output)
      appendCallOpening(call, of: reply.choices[index], reply, request, identity, to: &output)
      closeDelta(request, into: &output)
    case .toolCallArguments(let index, let call, let piece):
      openDelta(index, reply, request, identity, into: &output)
      appendCallPiece(piece, call, of: reply.choices[index], reply, request, to: &output)
      closeDelta(request, into: &output)
    case .choiceEnd(let index):
      openDelta(index, reply, request, identity, into: &output)
      output.append("},\"logprobs\":null,\"finish_reason\":")
      output.appendFinishReason(reply.choices[index].finishReason, callForm: request.callForm)
      output.append("}]")
      closeChunk(request, into: &output)
    case .end:
      if request.includesUsage {
        openFrame(reply, request, identity, into: &output)
        output.append("],\"usage\":")
        output.appendChatUsage(reply.usage)
        output.append("}\n\n")
      }
      output.append("data: [DONE]\n\n")
    }
  }

  /// Whether the first call of the choice also tells its role, since nothing precedes it.
  private static func opensWithCall(_ choice: Choice) -> Bool {
    choice.text == nil && choice.refusal == nil && choice.reasoning == nil
      && !choice.toolCalls.isEmpty
  }

  // MARK: Chunks

  /// Appends the members of a chunk up to its list of choices.
  static func appendChunkMembers(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    output.append("\"id\":")
    output.appendCompletionID("chatcmpl-", reply, identity)
    output.append(",\"object\":\"chat.completion.chunk\",\"created\":")
    output.append(decimal: identity.created)
    output.append(",\"model\":")
    output.appendModel(reply, request)
    output.append(",\"service_tier\":\"default\",\"system_fingerprint\":")
    output.appendFingerprint(identity)
    output.append(",\"choices\":[")
  }

  /// Closes a frame behind its list of choices; where the usage is to come, it is null until then.
  private static func closeChunk(
    _ request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    output.append(request.includesUsage ? ",\"usage\":null}\n\n" : "}\n\n")
  }

  /// Opens a frame, up to the members of one choice's delta.
  private static func openDelta(
    _ index: Int,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    openFrame(reply, request, identity, into: &output)
    output.append("{\"index\":")
    output.append(decimal: index)
    output.append(",\"delta\":{")
  }

  /// Closes a frame behind the members of a delta that ends nothing.
  private static func closeDelta(
    _ request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    output.append("},\"logprobs\":null,\"finish_reason\":null}]")
    closeChunk(request, into: &output)
  }

  /// Appends one member whose opening is `key` and whose text is `piece`.
  private static func appendDelta(
    _ key: StaticString,
    _ piece: TextRange,
    _ reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    output.append(key)
    output.appendJSONText(reply.text(piece))
    output.append("\"")
  }

  // MARK: Calls

  private static func appendCallOpening(
    _ index: Int,
    of choice: Choice,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    let tellsRole = index == choice.toolCalls.start && opensWithCall(choice)
    if tellsRole { output.append("\"role\":\"assistant\",\"content\":null,") }
    let call = reply.toolCalls[index]
    if request.callForm == .functionCall {
      output.append("\"function_call\":{\"name\":")
      output.appendJSON(string: reply.text(call.name))
      output.append(",\"arguments\":\"\"}")
    } else {
      output.append("\"tool_calls\":[{\"index\":")
      output.append(decimal: index - choice.toolCalls.start)
      output.append(",")
      appendCallMembers(index, call, reply, identity, to: &output)
      output.append("\"}}]")
    }
    if tellsRole { output.append(",\"refusal\":null") }
  }

  private static func appendCallPiece(
    _ piece: TextRange,
    _ index: Int,
    of choice: Choice,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    to output: inout ByteBuffer
  ) {
    if request.callForm == .functionCall {
      output.append("\"function_call\":{\"arguments\":\"")
      output.appendJSONText(reply.text(piece))
      output.append("\"}")
      return
    }
    output.append("\"tool_calls\":[{\"index\":")
    output.append(decimal: index - choice.toolCalls.start)
    output.append(
      reply.toolCalls[index].isText
        ? ",\"custom\":{\"input\":\"" : ",\"function\":{\"arguments\":\""
    )
    output.appendJSONText(reply.text(piece))
    output.append("\"}}]")
  }
}
