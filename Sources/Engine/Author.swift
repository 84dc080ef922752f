// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import JSON
import Seeds

/// Writes the choices of a completion that no rule scripts: an echo, schema-valid JSON, or a call
/// of the tool that the request demands.
struct Author {
  /// Most log probabilities of a choice, alternatives included: they exist all at once.
  private static let logprobsMax = 1_000_000

  /// The key of everything that is drawn for the request.
  let key: UInt64

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
      try appendChoices(request.choiceCount, text: text, request, into: &reply)
    case .jsonObject:
      let text = object(request, workspace: &workspace, into: &reply)
      try appendChoices(request.choiceCount, text: text, request, into: &reply)
    case .jsonSchema(let schema):
      for index in 0..<request.choiceCount {
        let text = try json(schema, choice: index, request, workspace: &workspace, into: &reply)
        try appendChoices(1, text: text, request, into: &reply)
      }
    }
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
    try appendChoices(
      request.choiceCount,
      text: text,
      prompt: text,
      request,
      into: &reply
    )
  }

  /// Appends `count` choices that all say `text` as far as the limits let it go.
  ///
  /// The choices share their bytes, so a large echo is kept once however many choices there are.
  func appendChoices(
    _ count: Int,
    text: TextRange,
    prompt: TextRange? = nil,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    var (choice, tokens) = cut(text, by: request, in: reply)
    var characterOffset = 0
    if let prompt, let completion = choice.text {
      if request.echoesPrompt {
        choice.text = join(prompt, completion, in: &reply)
      } else if request.topLogprobs != nil {
        characterOffset = reply.text(prompt).scalarCount
      }
    }
    if let topCount = request.topLogprobs, let said = choice.text {
      let listed = request.echoesPrompt ? TokenScanner.count(reply.text(said)) : tokens
      let entries = listed * (topCount + 1)
      guard entries <= Self.logprobsMax else {
        throw Failure(
          .invalidRequest,
          "The log probabilities of \(listed) tokens are more than are given at once; "
            + "ask for fewer tokens or fewer alternatives.",
          parameter: "logprobs"
        )
      }
      choice.tokens = Logprobs.append(
        text: said,
        characterOffset: characterOffset,
        topCount: topCount,
        key: key,
        to: &reply
      )
    }
    for _ in 0..<count { reply.choices.append(choice) }
    reply.usage.completionTokens += tokens * count
  }

  /// The choice that says `text` up to the first stop sequence or the limit on tokens.
  private func cut(
    _ text: TextRange,
    by request: borrowing InferenceRequest,
    in reply: borrowing InferenceReply
  ) -> (choice: Choice, tokens: Int) {
    var choice = Choice()
    var said = text
    if let stop = StopSequences.first(of: request, in: reply.text(text)) {
      said.count = stop.offset
      choice.stopSequence = stop.index
    }
    var tokens = 0
    if let tokensMax = request.tokensMax {
      let limited = limit(said, to: tokensMax, in: reply)
      tokens = limited.tokens
      if limited.text != said {
        said = limited.text
        choice.finishReason = .length
        choice.stopSequence = nil
      }
    } else {
      tokens = TokenScanner.count(reply.text(said))
    }
    choice.text = said
    return (choice, tokens)
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
  private func join(
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
