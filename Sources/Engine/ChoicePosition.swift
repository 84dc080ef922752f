// SPDX-License-Identifier: MIT
import Completions
import Inference

/// How far the events of one choice have come.
struct ChoicePosition: Sendable {
  private enum Stage: Sendable {
    case opening, reasoning, text, refusal, callOpening, callArguments, closing, done
  }

  private var stage = Stage.opening
  /// Bytes of the current text that have been sent.
  private var offset = 0
  /// Calls of the choice that have been sent whole.
  private var call = 0
  /// Tokens of the choice that have been sent.
  private var token = 0

  mutating func next(
    of index: Int,
    in reply: borrowing InferenceReply,
    _ chunking: Chunking,
    _ argumentChunking: Chunking
  ) -> StreamEvent? {
    let choice = reply.choices[index]
    while true {
      switch stage {
      case .opening:
        stage = .reasoning
        return .choiceStart(choice: index)
      case .reasoning:
        if let piece = piece(of: choice.reasoning, in: reply, chunking) {
          return .reasoning(choice: index, text: piece)
        }
        move(to: .text)
      case .text:
        if let piece = piece(of: choice.text, in: reply, chunking) {
          return .text(choice: index, text: piece, tokens: tokens(of: piece, choice, reply))
        }
        move(to: .refusal)
      case .refusal:
        if let piece = piece(of: choice.refusal, in: reply, chunking) {
          return .refusal(choice: index, text: piece)
        }
        move(to: .callOpening)
      case .callOpening:
        guard call < choice.toolCalls.count else {
          move(to: .closing)
          continue
        }
        move(to: .callArguments)
        return .toolCallStart(choice: index, call: choice.toolCalls.start + call)
      case .callArguments:
        let position = choice.toolCalls.start + call
        let arguments = reply.toolCalls[position].arguments
        if let piece = piece(of: arguments, in: reply, argumentChunking) {
          return .toolCallArguments(choice: index, call: position, text: piece)
        }
        call += 1
        move(to: .callOpening)
      case .closing:
        stage = .done
        return .choiceEnd(choice: index)
      case .done:
        return nil
      }
    }
  }

  private mutating func move(to next: Stage) {
    stage = next
    offset = 0
  }

  /// The next piece of `text`, or nil behind its end.
  private mutating func piece(
    of text: TextRange?,
    in reply: borrowing InferenceReply,
    _ chunking: Chunking
  ) -> TextRange? {
    guard let text, offset < text.count else { return nil }
    let end = chunking.end(of: reply.text(text), from: offset)
    defer { offset = end }
    return TextRange(start: text.start + offset, count: end - offset)
  }

  /// The tokens that end within `piece`; empty where no log probabilities were asked for.
  private mutating func tokens(
    of piece: TextRange,
    _ choice: Choice,
    _ reply: borrowing InferenceReply
  ) -> TableRange {
    let first = token
    var bytes = 0
    while token < choice.tokens.count, bytes < piece.count {
      bytes += reply.tokens[choice.tokens.start + token].text.count
      token += 1
    }
    return TableRange(start: choice.tokens.start + first, count: token - first)
  }
}
