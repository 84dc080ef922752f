// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Appends what `event` adds to a whole chat completion.
  ///
  /// A text comes in pieces: the first opens its member and the last closes it. Texts that are
  /// empty come in none, so they are written where the choice opens.
  static func encodeChat(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .start:
      output.append("{\"id\":")
      output.appendCompletionID("chatcmpl-", reply, identity)
      output.append(",\"object\":\"chat.completion\",\"created\":")
      output.append(decimal: identity.created)
      output.append(",\"model\":")
      output.appendModel(reply, request)
      output.append(",\"choices\":[")
    case .choiceStart(let index):
      openMessage(index, reply.choices[index], into: &output)
    case .reasoning(let index, let piece):
      let whole = reply.choices[index].reasoning
      appendMember("\"reasoning_content\":\"", piece, of: whole, reply, to: &output)
    case .text(let index, let piece, _):
      appendMember("\"content\":\"", piece, of: reply.choices[index].text, reply, to: &output)
    case .refusal(let index, let piece):
      appendMember("\"refusal\":\"", piece, of: reply.choices[index].refusal, reply, to: &output)
    case .toolCallStart(let index, let call):
      openCall(call, of: reply.choices[index], reply, request, identity, into: &output)
    case .toolCallArguments(let index, let call, let piece):
      output.appendJSONText(reply.text(piece))
      if piece.closes(reply.toolCalls[call].arguments) {
        closeCall(call, of: reply.choices[index], request, into: &output)
      }
    case .choiceEnd(let index):
      closeMessage(reply.choices[index], reply, request, into: &output)
    case .end:
      output.append("],\"usage\":")
      output.appendChatUsage(reply.usage)
      output.append(",\"service_tier\":\"default\",\"system_fingerprint\":")
      output.appendFingerprint(identity)
      output.append("}")
    }
  }

  private static func openMessage(
    _ index: Int,
    _ choice: Choice,
    into output: inout ByteBuffer
  ) {
    output.append(index > 0 ? ",{\"index\":" : "{\"index\":")
    output.append(decimal: index)
    output.append(",\"message\":{\"role\":\"assistant\",")
    if let text = choice.text {
      if text.isEmpty { output.append("\"content\":\"\",") }
    } else {
      output.append("\"content\":null,")
    }
  }

  /// Appends a piece of the member whose opening is `key`.
  private static func appendMember(
    _ key: StaticString,
    _ piece: TextRange,
    of whole: TextRange?,
    _ reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    if piece.opens(whole) { output.append(key) }
    output.appendJSONText(reply.text(piece))
    if piece.closes(whole) { output.append("\",") }
  }

  private static func openCall(
    _ index: Int,
    of choice: Choice,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    let call = reply.toolCalls[index]
    if request.callForm == .functionCall {
      output.append("\"function_call\":{\"name\":")
      output.appendJSON(string: reply.text(call.name))
      output.append(",\"arguments\":\"")
    } else {
      output.append(index == choice.toolCalls.start ? "\"tool_calls\":[" : ",")
      output.append("{")
      appendCallMembers(index, call, reply, identity, to: &output)
    }
    if call.arguments.isEmpty { closeCall(index, of: choice, request, into: &output) }
  }

  private static func closeCall(
    _ index: Int,
    of choice: Choice,
    _ request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    guard request.callForm == .toolCalls else { return output.append("\"},") }
    output.append("\"}}")
    if index + 1 == choice.toolCalls.start + choice.toolCalls.count { output.append("],") }
  }

  /// Appends a call's members up to the first character of its arguments.
  static func appendCallMembers(
    _ index: Int,
    _ call: ToolCall,
    _ reply: borrowing InferenceReply,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    output.append("\"id\":")
    if let id = call.id {
      output.appendJSON(string: reply.text(id))
    } else {
      output.append("\"")
      output.appendToolCallID(index, identity)
      output.append("\"")
    }
    output.append(
      call.isText
        ? ",\"type\":\"custom\",\"custom\":{\"name\":"
        : ",\"type\":\"function\",\"function\":{\"name\":"
    )
    output.appendJSON(string: reply.text(call.name))
    output.append(call.isText ? ",\"input\":\"" : ",\"arguments\":\"")
  }

  private static func closeMessage(
    _ choice: Choice,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    if let refusal = choice.refusal {
      output.append(
        refusal.isEmpty ? "\"refusal\":\"\",\"annotations\":[]}" : "\"annotations\":[]}"
      )
    } else {
      output.append("\"refusal\":null,\"annotations\":[]}")
    }
    if request.topLogprobs != nil, choice.text != nil {
      output.append(",\"logprobs\":")
      appendChatLogprobs(choice.tokens, of: reply, to: &output)
      output.append(",\"finish_reason\":")
    } else {
      output.append(",\"logprobs\":null,\"finish_reason\":")
    }
    output.appendFinishReason(choice.finishReason, callForm: request.callForm)
    output.append("}")
  }
}
