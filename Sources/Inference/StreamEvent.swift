// SPDX-License-Identifier: MIT

/// One step of a streamed answer, in no provider's words; each dialect words it as its own frames.
///
/// A stream is `.start`, then for each choice `.choiceStart`, its pieces and `.choiceEnd`, then
/// `.end`. Pieces never split a UTF-8 sequence.
package enum StreamEvent: Sendable, Equatable {
  /// The stream opens.
  case start
  /// The choice at this index of `InferenceReply.choices` opens.
  case choiceStart(choice: Int)
  /// A piece of the choice's reasoning.
  case reasoning(choice: Int, text: TextRange)
  /// A piece of the choice's text, with its tokens where log probabilities were asked for.
  case text(choice: Int, text: TextRange, tokens: TableRange)
  /// A piece of the choice's refusal.
  case refusal(choice: Int, text: TextRange)
  /// The call at this index of `InferenceReply.toolCalls` opens.
  case toolCallStart(choice: Int, call: Int)
  /// A piece of the call's arguments.
  case toolCallArguments(choice: Int, call: Int, text: TextRange)
  /// The choice ends with its finish reason.
  case choiceEnd(choice: Int)
  /// The stream ends; the usage is told where it was asked for.
  case end

  /// The choice that it is a part of; nil for the ends of the stream.
  package var choice: Int? {
    switch self {
    case .start, .end: nil
    case .choiceStart(let choice), .reasoning(let choice, _), .text(let choice, _, _),
      .refusal(let choice, _), .toolCallStart(let choice, _),
      .toolCallArguments(let choice, _, _), .choiceEnd(let choice):
      choice
    }
  }

  /// Whether it carries a piece of what is said: what clients know as a chunk.
  package var isPiece: Bool {
    switch self {
    case .reasoning, .text, .refusal, .toolCallArguments: true
    case .start, .choiceStart, .toolCallStart, .choiceEnd, .end: false
    }
  }
}
