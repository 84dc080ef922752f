// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Appends what `event` adds to a whole message.
  ///
  /// A text comes in pieces: the first opens its block and the last closes it. The input of a call
  /// is an object of its own and stands there whole as soon as the call opens.
  static func encodeMessage(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    into output: inout ByteBuffer
  ) {
    switch event {
    case .start: output.appendMessageOpening(reply, request, identity)
    case .choiceStart(let index):
      if hasEmptyText(reply.choices[index]) {
        output.append("{\"type\":\"text\",\"text\":\"\"}")
      }
    case .reasoning(let index, let piece):
      let whole = reply.choices[index].reasoning
      if piece.opens(whole) { output.append("{\"type\":\"thinking\",\"thinking\":\"") }
      if !request.omitsReasoning { output.appendJSONText(reply.text(piece)) }
      guard piece.closes(whole) else { return }
      output.append("\",\"signature\":\"")
      output.appendSignature(identity)
      output.append("\"}")
    case .text(let index, let piece, _):
      let choice = reply.choices[index]
      if piece.opens(choice.text) {
        if isThought(choice) { output.append(",") }
        output.append("{\"type\":\"text\",\"text\":\"")
      }
      output.appendJSONText(reply.text(piece))
      if piece.closes(choice.text) { output.append("\"}") }
    case .toolCallStart(let index, let call):
      let choice = reply.choices[index]
      if blockIndex(ofCall: call, in: choice) > 0 { output.append(",") }
      output.appendCallOpening(call, reply, identity)
      appendInput(of: reply.toolCalls[call], reply, to: &output)
      output.append("}")
    case .refusal, .toolCallArguments: break
    case .choiceEnd(let index):
      output.append("],")
      output.appendStop(reply.choices[index], reply, request)
    case .end:
      output.append(",\"usage\":")
      output.appendMessageUsage(
        reply.usage,
        outputTokens: reply.usage.completionTokens,
        tellsTotal: reply.profile == .mockllm
      )
      output.append("}")
    }
  }

  /// Whether thoughts come first.
  static func isThought(_ choice: Choice) -> Bool {
    choice.reasoning.map { !$0.isEmpty } ?? false
  }

  /// Whether the answer is one block of an empty text, since nothing else is in it.
  static func hasEmptyText(_ choice: Choice) -> Bool {
    choice.text?.isEmpty == true && choice.toolCalls.isEmpty && !isThought(choice)
  }

  /// Index of the text's block in the content.
  static func blockIndex(ofTextIn choice: Choice) -> Int {
    isThought(choice) ? 1 : 0
  }

  /// Index of a call's block in the content.
  static func blockIndex(ofCall call: Int, in choice: Choice) -> Int {
    let hasText = choice.text.map { !$0.isEmpty } ?? false
    return blockIndex(ofTextIn: choice) + (hasText ? 1 : 0) + call - choice.toolCalls.start
  }

  /// Appends the input of a call, which has to be an object.
  ///
  /// A rule may script arguments that are none; they stand in an object under `arguments` then, so
  /// that the body stays JSON.
  private static func appendInput(
    of call: ToolCall,
    _ reply: borrowing InferenceReply,
    to output: inout ByteBuffer
  ) {
    guard !call.arguments.isEmpty else { return output.append("{}") }
    let text = reply.text(call.arguments)
    if isObject(text) { return output.append(text) }
    output.append("{\"arguments\":")
    output.appendJSON(string: text)
    output.append("}")
  }

  private static func isObject(_ text: Span<UInt8>) -> Bool {
    var tape = JSONTape()
    do throws(JSONError) { try tape.parse(text) } catch { return false }
    return tape.root(in: text).kind == .object
  }
}
