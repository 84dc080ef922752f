// SPDX-License-Identifier: MIT
import Inference

/// One request to a model, and what it was answered; its texts lie in a buffer of the journal's.
struct JournalEntry {
  /// What decided the answer.
  enum Decision: UInt8, CaseIterable {
    /// A rule.
    case rule
    /// The fallback, since no rule applied.
    case fallback
    /// The request itself: it demanded an error.
    case request
    /// The request was refused: it does not fit the API, or a rate limit struck.
    case refusal

    /// The word in the journal.
    var name: StaticString {
      switch self {
      case .rule: "rule"
      case .fallback: "fallback"
      case .request: "request"
      case .refusal: "refusal"
      }
    }
  }

  /// When it arrived, by the system's monotonic clock; 0 where no time passes.
  let nanoseconds: UInt64
  /// The number of the request among those of its loop.
  let number: Int
  /// The rule that answered.
  let rule: MatchedRule?
  /// The API that it was spoken in.
  let api: API
  /// What was asked.
  let operation: Inference.Operation
  /// Whether an event stream was asked for.
  let isStream: Bool
  /// What decided the answer.
  let decision: Decision
  /// Whether `text` is only the beginning of what was said.
  let isCut: Bool
  /// The HTTP status; 0 where a fault kept even that.
  let status: UInt16
  /// Milliseconds that the answer was made to wait.
  let waitMilliseconds: UInt32
  /// Tokens of the prompt.
  let promptTokens: UInt32
  /// Tokens of the completion.
  let completionTokens: UInt32
  /// How the answer was broken on its way.
  let fault: Fault?
  /// The model as it was asked for.
  let model: JournalText
  /// The namespace; empty for the common one.
  let namespace: JournalText
  /// The conversation, where the scenario follows any or the request names it; else empty.
  let conversation: JournalText
  /// The last user message, or the first input to embed.
  let text: JournalText
  /// The message of an error.
  let message: JournalText
}
