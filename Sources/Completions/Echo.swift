// SPDX-License-Identifier: MIT
package import Bytes
package import Inference

/// The answer that is given when nothing else says what to answer: what was asked, verbatim.
package enum Echo {
  /// Appends the last user message of a chat, or the last message where no user speaks.
  ///
  /// Text parts are joined by a newline; other parts stand as `[image]`, `[audio]` and
  /// `[file NAME]`, since they are described and never fetched.
  package static func append(
    request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    var index = request.messages.count
    while index > 0 {
      index -= 1
      if request.messages[index].role == .user {
        return append(message: request.messages[index], of: request, into: &output)
      }
    }
    if let last = request.messages.last { append(message: last, of: request, into: &output) }
  }

  /// Appends the prompt numbered `index` of a legacy completion.
  package static func append(
    prompt index: Int,
    of request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    append(message: request.messages[index], of: request, into: &output)
  }

  private static func append(
    message: Message,
    of request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    var isFirst = true
    for index in message.parts.indices {
      let part = request.parts[index]
      guard isSaid(part.kind) else { continue }
      if !isFirst { output.append("\n") }
      isFirst = false
      append(part, of: request, into: &output)
    }
  }

  /// Whether a part is something that was said, and not a call or a thought.
  private static func isSaid(_ kind: Part.Kind) -> Bool {
    switch kind {
    case .text, .image, .audio, .file, .refusal, .toolResult, .tokens: true
    case .toolCall, .reasoning: false
    }
  }

  private static func append(
    _ part: Part,
    of request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) {
    switch part.kind {
    case .text, .refusal, .toolResult: output.append(request.text(part.text))
    case .image: output.append("[image]")
    case .audio: output.append("[audio]")
    case .file:
      output.append("[file")
      if !part.name.isEmpty {
        output.append(" ")
        output.append(request.text(part.name))
      }
      output.append("]")
    case .tokens:
      let count = part.text.count / 4
      output.append("[")
      output.append(decimal: count)
      output.append(count == 1 ? " token]" : " tokens]")
    case .toolCall, .reasoning: break
    }
  }
}
