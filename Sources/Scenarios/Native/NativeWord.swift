// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference

/// The words that values of the native format may be, and what they stand for.
enum NativeWord {
  /// APIs.
  static let apis: [(word: String, value: API)] = API.allCases.map { ("\($0.name)", $0) }

  /// Roles; OpenAI's `developer` counts as `system`.
  static let roles: [(word: String, value: Role)] = [
    ("user", .user), ("assistant", .assistant), ("system", .system), ("tool", .tool),
  ]

  /// Endpoints by name; a path may stand in their place.
  static let endpoints: [(word: String, value: Condition)] = [
    ("chat", .all([.api(.openai), .operation(.chat)])),
    ("messages", .all([.api(.anthropic), .operation(.chat)])),
    ("completions", .operation(.completion)),
    ("embeddings", .operation(.embedding)),
    ("count_tokens", .operation(.tokenCount)),
  ]

  /// Modes of vectors.
  static let embeddings: [(word: String, value: Embedder.Mode)] =
    Embedder.Mode.allCases.map { ($0.rawValue, $0) }

  /// Kinds of models that a file may add.
  static let kinds: [(word: String, value: ModelKind)] = [
    ("chat", .chat), ("embedding", .embedding),
  ]

  /// What answers where no rule does; `prose` has as many tokens as `proseTokens` says.
  static let fallbacks: [(word: String, value: Fallback)] = [
    ("echo", .echo), ("fingerprint", .fingerprint), ("prose", .prose(tokens: proseTokens)),
    ("error", .error),
  ]

  /// Tokens of the prose of the fallback that names no number.
  static let proseTokens = 100

  /// Finish reasons, OpenAI's words first, then Anthropic's for the same, then Anthropic's own.
  static let finishReasons: [(word: String, value: FinishReason)] = [
    ("stop", .stop), ("length", .length), ("tool_calls", .toolCalls),
    ("content_filter", .contentFilter), ("end_turn", .stop), ("max_tokens", .length),
    ("tool_use", .toolCalls), ("refusal", .contentFilter), ("stop_sequence", .stopSequence),
    ("pause_turn", .pause), ("model_context_window_exceeded", .contextFull),
  ]

  /// Error types.
  ///
  /// A context length has the counts of the request that is answered, which zeros stand for.
  static let errors: [(word: String, value: Failure.Kind)] = [
    ("rate_limit", .rateLimit), ("authentication", .authentication), ("permission", .permission),
    ("not_found", .notFound), ("invalid_request", .invalidRequest),
    ("context_length", .contextLength(promptTokens: 0, completionTokens: 0, tokensMax: 0)),
    ("content_filter", .contentFilter), ("overloaded", .overloaded), ("timeout", .timeout),
    ("server_error", .serverError),
  ]

  /// Faults that need no number.
  static let faults: [(word: String, value: Fault)] = [
    (NativeKey.Fault.hang.rawValue, .hang),
    (NativeKey.Fault.closeBeforeHead.rawValue, .closeBeforeHead(.close)),
    (NativeKey.Fault.reset.rawValue, .closeBeforeHead(.reset)),
    (NativeKey.Fault.emptyBody.rawValue, .emptyBody),
    (NativeKey.Fault.garbageAfterEnd.rawValue, .garbageAfterEnd),
    (NativeKey.Fault.split.rawValue, .splitBytes),
    (NativeKey.Fault.wrongContentLength.rawValue, .wrongContentLength(contentLengthError)),
  ]

  /// Bytes that a wrong content length is off where the file names no number.
  static let contentLengthError = 10

  /// How a connection is ended.
  static let endings: [(word: String, value: Fault.Ending)] = [
    ("close", .close), ("reset", .reset),
  ]

  /// What counts the steps of a sequence.
  static let scopes: [(word: String, value: SequenceScope)] = [
    ("conversation", .conversation), ("rule", .rule),
  ]

  /// What follows the last step.
  static let ends: [(word: String, value: SequenceEnd)] = [
    ("repeat", .repeatLast), ("cycle", .cycle), ("fall_through", .fallThrough),
  ]

  /// Laws of scatter.
  static let distributions: [(word: String, value: Pacing.Distribution)] = [
    ("uniform", .uniform), ("normal", .normal), ("lognormal", .lognormal),
  ]

  /// How texts are cut; a number of characters may stand in their place.
  static let chunks: [(word: String, value: Chunking)] = [
    ("token", .token), ("word", .word), ("character", .character), ("whole", .whole),
  ]
}
