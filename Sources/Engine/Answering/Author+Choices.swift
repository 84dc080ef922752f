// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference

extension Author {
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
    if let reasoning {
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
      // Their ids are drawn by index, so each choice has calls of its own.
      if index > 0 { choice.toolCalls = reply.repeatCalls(choice.toolCalls) }
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
    guard script.keepsLimits, let completion = choice.text else { return }
    if request.echoesPrompt, let prompt = script.prompt {
      choice.text = join(prompt, completion, in: &reply)
    }
    guard request.topLogprobs != nil else { return }
    choice.tokens =
      if let stated = script.logprobs {
        try state(stated, choice, completion, script, request, into: &reply)
      } else {
        try draw(choice, tokens, script, request, into: &reply)
      }
  }

  /// Lets `choice` make the calls of `script`, as far as the limit on tokens lets it go; none after
  /// a stop sequence.
  private func call(
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    _ choice: inout Choice,
    _ budget: inout Int?,
    _ tokens: inout Int,
    into reply: inout InferenceReply
  ) {
    guard !script.toolCalls.isEmpty, choice.finishReason != .length, choice.stopSequence == nil
    else { return }
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
}

extension InferenceReply {
  /// Adds the same calls once more; returns their run.
  mutating func repeatCalls(_ calls: TableRange) -> TableRange {
    let start = toolCalls.count
    for index in calls.indices { toolCalls.append(toolCalls[index]) }
    return calls.isEmpty ? calls : TableRange(start: start, count: calls.count)
  }
}
