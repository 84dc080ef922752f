// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference

extension Author {
  /// Most log probabilities of a choice, alternatives included: they exist all at once.
  private static let logprobsMax = 1_000_000

  /// Appends `count` choices that all say what `script` has, as far as the limits let it go.
  ///
  /// The choices share their bytes, so a large text is kept once however many choices there are.
  /// Thoughts are counted first, then the text, then the calls: the limit on tokens ends whichever
  /// it falls into, and what would follow is left out.
  func appendChoices(
    _ count: Int,
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    var choice = Choice()
    var budget = script.keepsLimits ? request.completionTokensMax : nil
    var tokens = 0
    if let reasoning = script.reasoning {
      choice.reasoning = take(reasoning, &budget, &tokens, &choice.finishReason, in: reply)
      reply.usage.reasoningTokens += tokens * count
    }
    if let refusal = script.refusal {
      choice.refusal = take(refusal, &budget, &tokens, &choice.finishReason, in: reply)
    }
    if let text = script.text {
      let before = tokens
      say(text, script, request, &choice, &budget, &tokens, in: reply)
      try complete(&choice, tokens - before, script, request, into: &reply)
    }
    call(script, request, &choice, &budget, &tokens, into: &reply)
    for index in 0..<count {
      if index > 0, !choice.toolCalls.isEmpty { repeatCalls(of: &choice, in: &reply) }
      reply.choices.append(choice)
    }
    reply.usage.completionTokens += tokens * count
  }

  /// As much of `text` as the budget has tokens for, which are taken from it.
  private func take(
    _ text: TextRange,
    _ budget: inout Int?,
    _ tokens: inout Int,
    _ finishReason: inout FinishReason,
    in reply: borrowing InferenceReply
  ) -> TextRange {
    guard let tokensMax = budget else {
      tokens += TokenScanner.count(reply.text(text))
      return text
    }
    let limited = limit(text, to: tokensMax, in: reply)
    budget = tokensMax - limited.tokens
    tokens += limited.tokens
    if limited.text != text { finishReason = .length }
    return limited.text
  }

  /// Lets `choice` say `text` up to the first stop sequence or the limit on tokens.
  private func say(
    _ text: TextRange,
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    _ choice: inout Choice,
    _ budget: inout Int?,
    _ tokens: inout Int,
    in reply: borrowing InferenceReply
  ) {
    var said = text
    if script.keepsLimits, let stop = StopSequences.first(of: request, in: reply.text(text)) {
      said.count = stop.offset
      choice.stopSequence = stop.index
    }
    var end = FinishReason.stop
    choice.text = take(said, &budget, &tokens, &end, in: reply)
    if end == .length {
      choice.finishReason = .length
      choice.stopSequence = nil
    }
  }

  /// Puts the prompt before the choice's text where the request wants it, and adds its log
  /// probabilities.
  private func complete(
    _ choice: inout Choice,
    _ tokens: Int,
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    guard script.keepsLimits else { return }
    var characterOffset = 0
    if let prompt = script.prompt, let completion = choice.text {
      if request.echoesPrompt {
        choice.text = join(prompt, completion, in: &reply)
      } else if request.topLogprobs != nil {
        characterOffset = reply.text(prompt).scalarCount
      }
    }
    guard let topCount = request.topLogprobs, let said = choice.text else { return }
    if let pinned = script.logprobs {
      choice.tokens = append(pinned, topCount: topCount, characterOffset, to: &reply)
      return
    }
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

  /// Adds the tokens that a rule states, each with its `topCount` likeliest alternatives.
  private func append(
    _ pinned: [PinnedLogprob],
    topCount: Int,
    _ characterOffset: Int,
    to reply: inout InferenceReply
  ) -> TableRange {
    let first = reply.tokens.count
    var characters = characterOffset
    for token in pinned {
      let alternatives = TableRange(
        start: reply.alternatives.count,
        count: min(topCount, token.alternatives.count)
      )
      for other in token.alternatives.prefix(topCount) {
        let text = append(utf8: other.token, to: &reply)
        reply.alternatives.append(TokenAlternative(text: text, logprobE8: other.logprobE8))
      }
      reply.tokens.append(
        TokenLogprob(
          text: append(utf8: token.token, to: &reply),
          characterOffset: characters,
          logprobE8: token.logprobE8,
          alternatives: alternatives
        )
      )
      characters += token.token.unicodeScalars.count
    }
    return TableRange(start: first, count: reply.tokens.count - first)
  }

  private func append(utf8 text: String, to reply: inout InferenceReply) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(utf8: text)
    return TextRange(start: start, count: reply.arena.count - start)
  }

  /// Lets `choice` make the scripted calls, as far as the limit on tokens lets it go.
  private func call(
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    _ choice: inout Choice,
    _ budget: inout Int?,
    _ tokens: inout Int,
    into reply: inout InferenceReply
  ) {
    guard !script.toolCalls.isEmpty, choice.finishReason != .length else { return }
    var end = FinishReason.stop
    var made = 0
    while made < script.toolCalls.count, end != .length {
      let index = script.toolCalls.start + made
      var call = reply.toolCalls[index]
      _ = take(call.name, &budget, &tokens, &end, in: reply)
      call.arguments = take(call.arguments, &budget, &tokens, &end, in: reply)
      reply.toolCalls[index] = call
      made += 1
    }
    choice.toolCalls = TableRange(start: script.toolCalls.start, count: made)
    // A call that the request names outright ends with `stop`, as the provider's own do.
    if case .named = request.toolChoice, script.keepsLimits {
      choice.finishReason = end
    } else {
      choice.finishReason = end == .length ? .length : .toolCalls
    }
  }

  /// Gives `choice` calls of its own, since their ids are drawn by index.
  private func repeatCalls(of choice: inout Choice, in reply: inout InferenceReply) {
    let start = reply.toolCalls.count
    for index in choice.toolCalls.indices { reply.toolCalls.append(reply.toolCalls[index]) }
    choice.toolCalls.start = start
  }
}

extension PinnedLogprob {
  /// The logarithm times 10⁸, rounded to the nearest whole number.
  fileprivate var logprobE8: Int {
    Int((max(min(logprob, 0), -1e10) * 1e8).rounded())
  }
}
