// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Appends what `event` adds to a whole legacy completion.
  ///
  /// Reasoning and calls have no place there.
  static func encodeCompletion(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .start:
      output.append("{")
      appendCompletionMembers(reply, request, identity, to: &output)
    case .choiceStart(let index):
      output.append(index > 0 ? ",{\"text\":\"" : "{\"text\":\"")
    case .text(_, let piece, _), .refusal(_, let piece):
      output.appendJSONText(reply.text(piece))
    case .choiceEnd(let index):
      let choice = reply.choices[index]
      output.append("\",")
      let tokens = choice.text == nil ? nil : choice.tokens
      appendCompletionChoice(index, tokens, choice.finishReason, reply, request, to: &output)
    case .end:
      output.append("],\"usage\":")
      output.appendCompletionUsage(reply.usage)
      output.append("}")
    case .reasoning, .toolCallStart, .toolCallArguments: break
    }
  }

  /// Appends the frames that tell `event` in a stream of legacy completions.
  static func encodeCompletionStream(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .text(let index, let piece, let tokens):
      openCompletionFrame(reply, request, identity, into: &output)
      output.appendJSONText(reply.text(piece))
      output.append("\",")
      appendCompletionChoice(index, tokens, nil, reply, request, to: &output)
      closeCompletionFrame(request, into: &output)
    case .refusal(let index, let piece):
      openCompletionFrame(reply, request, identity, into: &output)
      output.appendJSONText(reply.text(piece))
      output.append("\",")
      appendCompletionChoice(index, nil, nil, reply, request, to: &output)
      closeCompletionFrame(request, into: &output)
    case .choiceEnd(let index):
      openCompletionFrame(reply, request, identity, into: &output)
      output.append("\",")
      let reason = reply.choices[index].finishReason
      appendCompletionChoice(index, nil, reason, reply, request, to: &output)
      closeCompletionFrame(request, into: &output)
    case .end:
      if request.includesUsage {
        openFrame(reply, request, identity, into: &output)
        output.append("],\"usage\":")
        output.appendCompletionUsage(reply.usage)
        output.append("}\n\n")
      }
      output.append("data: [DONE]\n\n")
    case .start, .choiceStart, .reasoning, .toolCallStart, .toolCallArguments: break
    }
  }

  /// Appends the members of a completion up to its list of choices.
  static func appendCompletionMembers(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    to output: inout ByteBuffer
  ) {
    output.append("\"id\":")
    output.appendCompletionID("cmpl-", reply, identity)
    output.append(",\"object\":\"text_completion\",\"created\":")
    output.append(decimal: identity.created)
    output.append(",\"model\":")
    output.appendModel(reply, request)
    output.append(",\"choices\":[")
  }

  /// Opens a frame up to the first character of its text.
  private static func openCompletionFrame(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    openFrame(reply, request, identity, into: &output)
    output.append("{\"text\":\"")
  }

  private static func closeCompletionFrame(
    _ request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    output.append(request.includesUsage ? "],\"usage\":null}\n\n" : "]}\n\n")
  }

  /// Appends what follows a choice's text; without a reason it goes on.
  private static func appendCompletionChoice(
    _ index: Int,
    _ tokens: TableRange?,
    _ reason: FinishReason?,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    to output: inout ByteBuffer
  ) {
    output.append("\"index\":")
    output.append(decimal: index)
    output.append(",\"logprobs\":")
    if let tokens, let topCount = request.topLogprobs {
      appendCompletionLogprobs(tokens, of: index, topCount, reply, request, to: &output)
    } else {
      output.append("null")
    }
    output.append(",\"finish_reason\":")
    if let reason {
      output.appendFinishReason(reason, callForm: nil)
    } else {
      output.append("null")
    }
    output.append("}")
  }
}
