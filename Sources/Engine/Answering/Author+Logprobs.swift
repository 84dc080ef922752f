// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference

extension Author {
  /// Most log probabilities of a choice, alternatives included: they exist all at once.
  private static let logprobsMax = 1_000_000

  /// Adds the tokens of the choice's text with log probabilities that are drawn.
  ///
  /// Of the text, `tokens` are the completion's.
  func draw(
    _ choice: Choice,
    _ tokens: Int,
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) -> TableRange {
    guard let said = choice.text else { return .empty }
    guard !request.echoesPrompt else {
      return try draw(said, tokens: TokenScanner.count(reply.text(said)), request, into: &reply)
    }
    let offset = script.prompt.map { reply.text($0).scalarCount } ?? 0
    return try draw(said, tokens: tokens, at: offset, request, into: &reply)
  }

  /// Adds the tokens that a rule states, behind those of the prompt where that is echoed.
  ///
  /// Where a limit has cut the completion, those beyond what is left of it are left out.
  func state(
    _ stated: [PinnedLogprob],
    _ choice: Choice,
    _ completion: TextRange,
    _ script: ChoiceScript,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) -> TableRange {
    var listed = TableRange(start: reply.tokens.count, count: 0)
    var characters = 0
    if let prompt = script.prompt {
      characters = reply.text(prompt).scalarCount
      if request.echoesPrompt {
        let tokens = TokenScanner.count(reply.text(prompt))
        listed = try draw(prompt, tokens: tokens, request, into: &reply)
      }
    }
    let isCut = choice.finishReason == .length || choice.stopSequence != nil
    var bytesLeft = isCut ? completion.count : .max
    for token in stated {
      bytesLeft -= token.token.utf8.count
      guard bytesLeft >= 0 else { break }
      append(token, topCount: request.topLogprobs ?? 0, at: characters, to: &reply)
      characters += token.token.unicodeScalars.count
      listed.count += 1
    }
    return listed
  }

  /// Adds the `tokens` tokens of `text`, which has `offset` characters before it.
  private func draw(
    _ text: TextRange,
    tokens: Int,
    at offset: Int = 0,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) -> TableRange {
    let topCount = request.topLogprobs ?? 0
    guard tokens * (topCount + 1) <= Self.logprobsMax else {
      throw Failure(
        .invalidRequest,
        "The log probabilities of \(tokens) tokens are more than are given at once; "
          + "ask for fewer tokens or fewer alternatives.",
        parameter: "logprobs"
      )
    }
    return Logprobs.append(
      text: text,
      characterOffset: offset,
      topCount: topCount,
      key: key,
      to: &reply
    )
  }

  /// Adds a token that a rule states, with its `topCount` likeliest alternatives.
  private func append(
    _ token: PinnedLogprob,
    topCount: Int,
    at characters: Int,
    to reply: inout InferenceReply
  ) {
    let others = token.alternatives.prefix(topCount)
    let alternatives = TableRange(start: reply.alternatives.count, count: others.count)
    for other in others {
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
  }

  private func append(utf8 text: String, to reply: inout InferenceReply) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(utf8: text)
    return TextRange(start: start, count: reply.arena.count - start)
  }
}

extension PinnedLogprob {
  /// The logarithm times 10⁸, rounded to the nearest whole number.
  fileprivate var logprobE8: Int {
    Int((max(min(logprob, 0), -1e10) * 1e8).rounded())
  }
}
