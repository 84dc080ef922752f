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
    for place in tokens.indices {
      if place > tokens.start { output.append(",") }
      output.append(decimal: reply.tokens[place].characterOffset)
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
}
