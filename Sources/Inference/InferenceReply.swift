// SPDX-License-Identifier: MIT
package import Bytes

/// What is answered, in no provider's words: every dialect encodes from it.
///
/// Like a request, a reply keeps its texts in one arena and its lists in tables, and is reused.
package struct InferenceReply: ~Copyable {
  /// All texts of the reply, valid UTF-8.
  package var arena = ByteBuffer(capacity: 4096)
  /// The choices: for several prompts the choices of the first, then of the second, and so on.
  package var choices: [Choice] = []
  /// The tool calls of all choices, in order.
  package var toolCalls: [ToolCall] = []
  /// The tokens of all choices, in order; only where log probabilities were asked for.
  package var tokens: [TokenLogprob] = []
  /// The alternatives to all tokens, likeliest first for each token.
  package var alternatives: [TokenAlternative] = []
  /// What the exchange counts.
  package var usage = Usage()
  /// Components of each vector; for `.embedding` only.
  package var dimensions: Int = 0

  /// An empty reply.
  package init() {}

  /// Empties the reply and keeps its storage for the next.
  package mutating func reset() {
    arena.removeAll(keepingAtMost: 1 << 20)
    choices.removeAll(keepingCapacity: true)
    toolCalls.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    alternatives.removeAll(keepingCapacity: true)
    usage = Usage()
    dimensions = 0
  }

  /// The bytes that `range` names.
  @_lifetime(borrow self)
  package func text(_ range: TextRange) -> Span<UInt8> {
    arena.bytes.extracting(range.start..<range.end)
  }
}

/// One of the answers to a prompt.
package struct Choice: Sendable, Equatable {
  /// What the model says; nil where it only calls tools or refuses.
  package var text: TextRange?
  /// Why the model will not answer, where it refuses.
  package var refusal: TextRange?
  /// What the model thought first, where that is shown.
  package var reasoning: TextRange?
  /// The calls it makes, as a run of `InferenceReply.toolCalls`.
  package var toolCalls: TableRange = .empty
  /// Its tokens, as a run of `InferenceReply.tokens`.
  package var tokens: TableRange = .empty
  /// Why it ends.
  package var finishReason: FinishReason = .stop
  /// The stop sequence that ended it, as index into `InferenceRequest.stop`.
  package var stopSequence: Int?

  /// A choice that says nothing yet.
  package init() {}
}

/// Why a choice ends.
package enum FinishReason: UInt8, Sendable, CaseIterable {
  /// Nothing more to say, or a stop sequence.
  case stop
  /// The limit on completion tokens.
  case length
  /// Tools are to be called.
  case toolCalls
  /// A content filter struck.
  case contentFilter
}

/// A call of one tool.
package struct ToolCall: Sendable, Equatable {
  /// The call's id where a scenario gives one; else the dialect draws it from the identity.
  package var id: TextRange?
  /// The tool's name.
  package var name: TextRange
  /// The arguments as JSON text, or free text for a tool that takes it.
  package var arguments: TextRange
  /// Whether `arguments` is free text (OpenAI's `custom` tools).
  package var isText: Bool

  /// A call of `name` with `arguments`.
  package init(id: TextRange? = nil, name: TextRange, arguments: TextRange, isText: Bool = false) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.isText = isText
  }
}

/// A token of a choice with its log probability.
package struct TokenLogprob: Sendable, Equatable {
  /// The token's bytes; they may be a part of a UTF-8 sequence.
  package var text: TextRange
  /// Natural logarithm of its probability times 10⁸, at most 0.
  package var logprobE8: Int
  /// The likeliest tokens at its place, itself among them, likeliest first.
  package var alternatives: TableRange

  /// The token `text` with its log probability and its rivals.
  package init(text: TextRange, logprobE8: Int, alternatives: TableRange) {
    self.text = text
    self.logprobE8 = logprobE8
    self.alternatives = alternatives
  }
}

/// One of the likeliest tokens at a place.
package struct TokenAlternative: Sendable, Equatable {
  /// The token's bytes.
  package var text: TextRange
  /// Natural logarithm of its probability times 10⁸, at most 0.
  package var logprobE8: Int

  /// The token `text` with its log probability.
  package init(text: TextRange, logprobE8: Int) {
    self.text = text
    self.logprobE8 = logprobE8
  }
}

/// The tokens that an exchange counts.
package struct Usage: Sendable, Equatable {
  /// Tokens of the prompt or the inputs.
  package var promptTokens: Int = 0
  /// How many of them the provider would have read from its cache.
  package var cachedTokens: Int = 0
  /// Tokens of all choices.
  package var completionTokens: Int = 0
  /// How many of them were spent on reasoning.
  package var reasoningTokens: Int = 0

  /// Nothing yet.
  package init() {}

  /// Prompt and completion together.
  package var totalTokens: Int { promptTokens + completionTokens }
}
