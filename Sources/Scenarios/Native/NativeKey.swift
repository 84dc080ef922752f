// SPDX-License-Identifier: MIT

/// The keys of Understudy's own format: one enum for each kind of mapping.
///
/// The reader and the JSON Schema both switch over them, so that neither knows a key that the other
/// does not; a test compares them with the documentation.
enum NativeKey {
  /// The whole file.
  enum Document: String, FormatKey {
    case version, defaults, models, limits, conversations, rules
  }

  /// What holds where no rule says otherwise.
  enum Defaults: String, FormatKey {
    case fallback, usage, pacing, embeddings
  }

  /// What answers a request that no rule matches, where a word does not say it.
  enum Fallback: String, FormatKey {
    case text, prose
  }

  /// One model.
  enum Model: String, FormatKey {
    case kind, like, aliases, dimensions, embeddings, price, context, output, pacing
  }

  /// A model's prices.
  enum Price: String, FormatKey {
    case input
    case cachedInput = "cached_input"
    case output
  }

  /// A rate limit.
  enum Limit: String, FormatKey {
    case key, model
    case requestsPerMinute = "requests_per_minute"
    case tokensPerMinute = "tokens_per_minute"
  }

  /// The bounds of conversations.
  enum Conversations: String, FormatKey {
    case max
    case idleSeconds = "idle_seconds"
  }

  /// One rule.
  enum Rule: String, FormatKey {
    case name, when, times, probability, pacing, respond, sequence, error, fault
  }
}

extension NativeKey {
  /// Token counts.
  enum Usage: String, FormatKey {
    case promptTokens = "prompt_tokens"
    case completionTokens = "completion_tokens"
    case cachedTokens = "cached_tokens"
    case totalTokens = "total_tokens"
  }

  /// How a stream is paced.
  enum Pacing: String, FormatKey {
    case firstTokenMilliseconds = "first_token_ms"
    case perTokenMilliseconds = "per_token_ms"
    case tokensPerSecond = "tokens_per_second"
    case perPromptTokenMilliseconds = "per_prompt_token_ms"
    case jitter, chunk
  }

  /// The scatter of a pace.
  enum Jitter: String, FormatKey {
    case distribution, spread
  }

  /// How vectors are made.
  enum Embeddings: String, FormatKey {
    case mode, seed
  }
}
