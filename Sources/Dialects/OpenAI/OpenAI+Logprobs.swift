// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Appends a log probability; one without a fraction reads `0.0`, so that it is no integer.
  static func appendLogprob(_ logprobE8: Int, to output: inout ByteBuffer) {
    output.appendJSON(fixedPoint: logprobE8, decimals: 8)
    if logprobE8 % 100_000_000 == 0 { output.append(".0") }
  }

  /// Appends the log probabilities of a run of a chat's tokens.
  static func appendChatLogprobs(
    _ tokens: TableRange,
    of reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    output.append("{\"content\":[")
    for index in tokens.indices {
      if index > tokens.start { output.append(",") }
      let token = reply.tokens[index]
      appendToken(reply.text(token.text), token.logprobE8, to: &output)
      output.append(",\"top_logprobs\":[")
      for place in token.alternatives.indices {
        if place > token.alternatives.start { output.append(",") }
        let alternative = reply.alternatives[place]
        appendToken(reply.text(alternative.text), alternative.logprobE8, to: &output)
        output.append("}")
      }
      output.append("]}")
    }
    output.append("],\"refusal\":null}")
  }

  /// Appends a token's object but for its end.
  private static func appendToken(
    _ text: Span<UInt8>,
    _ logprobE8: Int,
    to output: inout ByteBuffer
  ) {
    output.append("{\"token\":")
    appendTokenText(text, to: &output)
    output.append(",\"logprob\":")
    appendLogprob(logprobE8, to: &output)
    output.append(",\"bytes\":[")
    for index in text.indices {
      if index > 0 { output.append(",") }
      output.append(decimal: Int(text[index]))
    }
    output.append("]")
  }

  /// Appends a token as a JSON string; bytes that are no whole character read `\xf0\x9f`.
  ///
  /// A legacy completion puts `bytes:` before such a token.
  static func appendTokenText(
    _ text: Span<UInt8>,
    partialPrefix: StaticString = "",
    to output: inout ByteBuffer
  ) {
    guard !UTF8Text.isWhole(text) else { return output.appendJSON(string: text) }
    output.append("\"")
    output.append(partialPrefix)
    var start = 0
    while start < text.count {
      let size = UTF8Text.sequenceCount(text, at: start)
      if size == 0 {
        output.append("\\\\x")
        output.append(hexadecimal: UInt64(text[start]), digits: 2)
      } else {
        output.appendJSONText(text.extracting(start..<(start + size)))
      }
      start += max(size, 1)
    }
    output.append("\"")
  }
}
