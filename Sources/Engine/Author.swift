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
    if request.operation == .completion {
      for index in request.messages.indices {
        try echo(prompt: index, request, into: &reply)
      }
      return
    }
    let start = reply.arena.count
    Echo.append(request: request, into: &reply.arena)
    let text = TextRange(start: start, count: reply.arena.count - start)
    try appendChoices(request.choiceCount, text: text, request, into: &reply)
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
  private func appendChoices(
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
      let prefix = TokenScanner.prefix(of: reply.text(said), tokens: tokensMax)
      tokens = prefix.tokens
      if prefix.bytes < said.count {
        said.count = wholeCharacters(prefix.bytes, of: reply.text(said))
        choice.finishReason = .length
        choice.stopSequence = nil
      }
    } else {
      tokens = TokenScanner.count(reply.text(said))
    }
    choice.text = said
    return (choice, tokens)
  }

  /// `count` less the bytes of a character that the token edge there splits.
  private func wholeCharacters(_ count: Int, of text: Span<UInt8>) -> Int {
    var count = count
    while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
    return count
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
