// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Stands before a token that is no whole text.
  private static let partialPrefix: StaticString = "bytes:"

  /// Appends the log probabilities of a run of a legacy completion's tokens.
  ///
  /// The first token of an echoed prompt follows nothing, so it has no probability. Offsets count
  /// characters from the prompt's first, echoed or not.
  static func appendCompletionLogprobs(
    _ tokens: TableRange,
    of index: Int,
    _ topCount: Int,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    to output: inout ByteBuffer
  ) {
    let choice = reply.choices[index]
    let unknown = request.echoesPrompt ? choice.tokens.start : nil
    output.append("{\"tokens\":[")
    for place in tokens.indices {
      if place > tokens.start { output.append(",") }
      let text = reply.text(reply.tokens[place].text)
      appendTokenText(text, partialPrefix: partialPrefix, to: &output)
    }
    output.append("],\"token_logprobs\":[")
    for place in tokens.indices {
      if place > tokens.start { output.append(",") }
      if place == unknown {
        output.append("null")
      } else {
        appendLogprob(reply.tokens[place].logprobE8, to: &output)
      }
    }
    output.append("],\"top_logprobs\":")
    if topCount == 0 {
      output.append("null")
    } else {
      appendTopLogprobs(tokens, unknown, reply, to: &output)
    }
    output.append(",\"text_offset\":[")
    var offset = characterOffset(of: tokens, choice, index, reply, request)
    for place in tokens.indices {
      if place > tokens.start { output.append(",") }
      output.append(decimal: offset)
      offset += UTF8Text.scalarCount(reply.text(reply.tokens[place].text))
    }
    output.append("]}")
  }

  /// Appends the alternatives to each token as a list of objects.
  private static func appendTopLogprobs(
    _ tokens: TableRange,
    _ unknown: Int?,
    _ reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    output.append("[")
    for place in tokens.indices {
      if place > tokens.start { output.append(",") }
      guard place != unknown else {
        output.append("null")
        continue
      }
      output.append("{")
      let alternatives = reply.tokens[place].alternatives
      for place in alternatives.indices {
        if place > alternatives.start { output.append(",") }
        let alternative = reply.alternatives[place]
        let text = reply.text(alternative.text)
        appendTokenText(text, partialPrefix: partialPrefix, to: &output)
        output.append(":")
        appendLogprob(alternative.logprobE8, to: &output)
      }
      output.append("}")
    }
    output.append("]")
  }

  /// Characters from the prompt's first to the first of `tokens`, a run of those of `choice`.
  private static func characterOffset(
    of tokens: TableRange,
    _ choice: Choice,
    _ index: Int,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest
  ) -> Int {
    var offset = 0
    if !request.echoesPrompt {
      let message = request.messages[index / request.choiceCount]
      for place in message.parts.indices where request.parts[place].kind == .text {
        offset += UTF8Text.scalarCount(request.text(request.parts[place].text))
      }
    }
    for place in choice.tokens.start..<max(tokens.start, choice.tokens.start) {
      offset += UTF8Text.scalarCount(reply.text(reply.tokens[place].text))
    }
    return offset
  }
}
