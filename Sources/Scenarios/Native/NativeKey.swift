// SPDX-License-Identifier: MIT

/// The keys of Understudy's own format: one enum for each kind of mapping.
///
/// The reader and the JSON Schema both switch over them, so that neither knows a key that the other
/// does not; a test compares them with the documentation.
enum NativeKey {
  /// The whole file.
  enum Document: String, FormatKey {
    case version, defaults, models, limits, conversations, rules

    var summary: String {
      switch self {
      case .version: "always 1"
      case .defaults: "what holds where nothing else is said"
      case .models: "models by name: changes to known ones, and new ones"
      case .limits: "rate limits"
      case .conversations: "bounds of the conversations that are kept"
      case .rules: "the rules, of which the first that applies answers"
      }
    }
  }

  /// What holds where no rule says otherwise.
  enum Defaults: String, FormatKey {
    case fallback, usage, pacing, embeddings

    var summary: String {
      switch self {
      case .fallback: "what answers a request that no rule applies to; echo if not given"
      case .usage: "token counts in place of those that are counted"
      case .pacing: "how streams are paced"
      case .embeddings: "how vectors are made"
      }
    }
  }

  /// What answers a request that no rule matches, where a word does not say it.
  enum Fallback: String, FormatKey {
    case text, prose

    var summary: String {
      switch self {
      case .text: "a text, which may be a template"
      case .prose: "sentences of so many tokens"
      }
    }
  }

  /// One model.
  enum Model: String, FormatKey {
    case kind, like, aliases, dimensions, embeddings, price, context, output, pacing

    var summary: String {
      switch self {
      case .kind: "`chat` or `embedding`; the latter if `dimensions` or `embeddings` are given"
      case .like: "a known model to take everything from that is not said here"
      case .aliases: "more names of the model"
      case .dimensions: "components of its vectors, 1 to 8192"
      case .embeddings: "how its vectors are made"
      case .price: "what its tokens cost"
      case .context: "most tokens of a prompt"
      case .output: "most tokens of a completion"
      case .pacing: "how its streams are paced"
      }
    }
  }

  /// A model's prices.
  enum Price: String, FormatKey {
    case input
    case cachedInput = "cached_input"
    case output

    var summary: String {
      switch self {
      case .input: "dollars per million tokens of a prompt, to six decimals"
      case .cachedInput: "the same for tokens from the cache; as `input` if not given"
      case .output: "the same for tokens of a completion; 0 if not given"
      }
    }
  }

  /// A rate limit.
  enum Limit: String, FormatKey {
    case key, model
    case requestsPerMinute = "requests_per_minute"
    case tokensPerMinute = "tokens_per_minute"

    var summary: String {
      switch self {
      case .key: "the API keys that it holds for: a GLOB; each has a count of its own"
      case .model: "the models that it holds for: a GLOB; each has a count of its own"
      case .requestsPerMinute: "requests in a minute"
      case .tokensPerMinute: "tokens in a minute, of prompts and completions together"
      }
    }
  }

  /// The bounds of conversations.
  enum Conversations: String, FormatKey {
    case max
    case idleSeconds = "idle_seconds"

    var summary: String {
      switch self {
      case .max: "most conversations at once; the one that was idle longest goes first"
      case .idleSeconds: "seconds after which an idle one is forgotten"
      }
    }
  }

  /// One rule.
  enum Rule: String, FormatKey {
    case name, when, times, probability, pacing, respond, sequence, error, fault

    var summary: String {
      switch self {
      case .name: "a name of its own; `rule N` by its number if not given"
      case .when: "what has to hold of a request; every request if not given"
      case .times: "how often it applies at most, in each namespace"
      case .probability: "how likely it applies where it matches, 0 to 1"
      case .pacing: "how its streams are paced"
      case .respond: "what it says"
      case .sequence: "what it says one request after the other"
      case .error: "the error that it answers with"
      case .fault: "how its answer is broken on its way"
      }
    }
  }
}

extension NativeKey {
  /// Token counts.
  enum Usage: String, FormatKey {
    case promptTokens = "prompt_tokens"
    case completionTokens = "completion_tokens"
    case cachedTokens = "cached_tokens"
    case totalTokens = "total_tokens"

    var summary: String {
      switch self {
      case .promptTokens: "tokens of the prompt"
      case .completionTokens: "tokens of the completion"
      case .cachedTokens: "how many of the prompt come from the cache"
      case .totalTokens: "all together; the sum if not given"
      }
    }
  }

  /// How a stream is paced.
  enum Pacing: String, FormatKey {
    case firstTokenMilliseconds = "first_token_ms"
    case perTokenMilliseconds = "per_token_ms"
    case tokensPerSecond = "tokens_per_second"
    case perPromptTokenMilliseconds = "per_prompt_token_ms"
    case jitter, chunk

    var summary: String {
      switch self {
      case .firstTokenMilliseconds: "milliseconds to the first token"
      case .perTokenMilliseconds: "milliseconds between tokens"
      case .tokensPerSecond: "the same as a rate"
      case .perPromptTokenMilliseconds:
        "milliseconds more to the first token for each token of the prompt"
      case .jitter: "how delays are scattered"
      case .chunk:
        "how a text is cut: `token`, `word`, `character`, `whole`, or a number of characters"
      }
    }
  }

  /// The scatter of a pace.
  enum Jitter: String, FormatKey {
    case distribution, spread

    var summary: String {
      switch self {
      case .distribution: "`uniform`, `normal` or `lognormal`"
      case .spread: "the width of the scatter, relative to the delay"
      }
    }
  }

  /// How vectors are made.
  enum Embeddings: String, FormatKey {
    case mode, seed

    var summary: String {
      switch self {
      case .mode: "`lexical`: near texts near each other, or `hash`: all independent"
      case .seed: "another seed gives other vectors"
      }
    }
  }
}
