// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import JSON
import Seeds

/// Writes the choices of a completion that no rule scripts: an echo, schema-valid JSON, or a call
/// of the tool that the request demands.
struct Author {
  /// The key of everything that is drawn for the request.
  let key: UInt64
  /// What every choice thinks before it says anything.
  let reasoning: TextRange?

  /// An author whose choices think `reasoning` and draw from `key`.
  init(key: UInt64, reasoning: TextRange? = nil) {
    self.key = key
    self.reasoning = reasoning
  }

  /// Writes all choices of `request` into `reply` and counts their tokens.
  func write(
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    if let tool = demandedTool(of: request) {
      for index in 0..<request.choiceCount {
        try call(tool, choice: index, request, workspace: &workspace, into: &reply)
      }
      return
    }
    if request.operation == .completion {
      for index in request.messages.indices {
        try echo(prompt: index, request, into: &reply)
      }
      return
    }
    switch request.format {
    case .text:
      let start = reply.arena.count
      Echo.append(request: request, into: &reply.arena)
      let text = TextRange(start: start, count: reply.arena.count - start)
      try appendChoices(request.choiceCount, ChoiceScript(text: text), request, into: &reply)
    case .jsonObject:
      let text = object(request, workspace: &workspace, into: &reply)
      try appendChoices(request.choiceCount, ChoiceScript(text: text), request, into: &reply)
    case .jsonSchema(let schema):
      for index in 0..<request.choiceCount {
        let text = try json(schema, choice: index, request, workspace: &workspace, into: &reply)
        try appendChoices(1, ChoiceScript(text: text), request, into: &reply)
      }
    }
  }

  /// Whether `request` asks for a call of a tool or for JSON.
  func hasDemand(_ request: borrowing InferenceRequest) -> Bool {
    demandedTool(of: request) != nil || request.format != .text
  }

  // MARK: Text

  /// Echoes one prompt of a legacy completion, preceded by itself where the request wants that.
  private func echo(
    prompt index: Int,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let start = reply.arena.count
    Echo.append(prompt: index, of: request, into: &reply.arena)
    let text = TextRange(start: start, count: reply.arena.count - start)
    var script = ChoiceScript(text: text)
    script.prompt = text
    try appendChoices(request.choiceCount, script, request, into: &reply)
  }

  /// The first `tokensMax` tokens of `text`, without a character that the last of them splits.
  func limit(
    _ text: TextRange,
    to tokensMax: Int,
    in reply: borrowing InferenceReply
  ) -> (text: TextRange, tokens: Int) {
    let bytes = reply.text(text)
    let prefix = TokenScanner.prefix(of: bytes, tokens: tokensMax)
    var count = prefix.bytes
    while count > 0, count < bytes.count, bytes[count] & 0xC0 == 0x80 { count -= 1 }
    return (TextRange(start: text.start, count: count), prefix.tokens)
  }

  /// `prompt` and `completion` one after the other.
  func join(
    _ prompt: TextRange,
    _ completion: TextRange,
    in reply: inout InferenceReply
  ) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(copyOf: prompt.start..<prompt.end)
    reply.arena.append(copyOf: completion.start..<completion.end)
    return TextRange(start: start, count: reply.arena.count - start)
  }
}
