// SPDX-License-Identifier: MIT
package import Bytes

/// What a client asks, in no provider's words: every dialect decodes into it.
///
/// One value serves exchange after exchange: `reset` empties it and keeps the storage. All texts
/// stand in `arena` and are named by `TextRange`; all lists are tables named by `TableRange`.
package struct InferenceRequest: ~Copyable {
  /// The API that it was spoken in.
  package var api: API = .openai
  /// What is asked.
  package var operation: Operation = .chat
  /// All texts of the request, decoded, valid UTF-8 (token ids as four little-endian bytes each).
  package var arena = ByteBuffer(capacity: 4096)
  /// Name of the model, as sent.
  package var model: TextRange = .empty
  /// What is known of that model; set by the dialect that decodes the request.
  package var facts: ModelFacts?
  /// The conversation; for `.completion` one user message for each prompt.
  package var messages: [Message] = []
  /// The contents of all messages, in order.
  package var parts: [Part] = []
  /// The tools offered.
  package var tools: [Tool] = []
  /// Which of them to call.
  package var toolChoice: ToolChoice = .auto
  /// Whether several calls may be made in one answer.
  package var parallelToolCalls: Bool = true
  /// How the client reads calls.
  package var callForm: CallForm = .toolCalls
  /// The form of the answer's text.
  package var format: ResponseFormat = .text
  /// Number of choices for each prompt, at least 1.
  package var choiceCount: Int = 1
  /// Most completion tokens of a choice that the request allows; nil for no limit of its own.
  package var tokensMax: Int?
  /// Texts before which a choice ends.
  package var stop: [TextRange] = []
  /// The client's `seed`; it enters whatever is generated.
  package var seed: Int64?
  /// Number of alternatives to each token's log probability (0 for none); nil without logprobs.
  package var topLogprobs: Int?
  /// Whether the prompt precedes the completion (legacy completions' `echo`).
  package var echoesPrompt: Bool = false
  /// Whether the answer only tells that the model thought, and not what.
  package var omitsReasoning: Bool = false
  /// Whether the answer is sent as an event stream.
  package var isStream: Bool = false
  /// Whether a stream ends with a chunk that tells the usage.
  package var includesUsage: Bool = false
  /// The texts or token arrays to embed, one vector each.
  package var inputs: [EmbeddingInput] = []
  /// Components of each vector; nil for the model's own number.
  package var dimensions: Int?
  /// How vectors are made; nil for as the server was told.
  package var vectorMode: VectorMode?
  /// How vectors are written.
  package var encoding: VectorEncoding = .float
  /// The client's name for its end user, where given.
  package var user: TextRange?
  /// The path that it was sent to, without the query.
  package var path: TextRange = .empty
  /// The client's API key, without its scheme; nil where it sent none.
  package var key: TextRange?
  /// The values of the header fields that the scenario names, in its order; nil for a missing one.
  package var headers: [TextRange?] = []
  /// The namespace whose counters and conversations it meets; empty for the common one.
  package var namespace: TextRange = .empty
  /// The conversation that it names itself, by header or by an earlier answer's id.
  package var conversation: TextRange?
  /// The name of the rule that the request wants applied whatever its conditions say.
  package var forcedRule: TextRange?
  /// The seed that takes the server's place for this request.
  package var serverSeed: UInt64?
  /// Hash of what was asked, the same for every spelling of the same request.
  ///
  /// White space, key order, `stream` and `stream_options` do not enter. Ids and all draws derive
  /// from it.
  package var contentHash: UInt64 = 0

  private let inPlace = InPlace()

  /// An empty request.
  package init() {}

  /// Empties the request and keeps its storage for the next.
  package mutating func reset() {
    arena.removeAll(keepingAtMost: 1 << 20)
    resetBody()
    vectorMode = nil
    path = .empty
    key = nil
    headers.removeAll(keepingCapacity: true)
    namespace = .empty
    conversation = nil
    forcedRule = nil
    serverSeed = nil
    contentHash = 0
  }

  /// Forgets what was read from the body, so that it can be read in another way.
  package mutating func resetBody() {
    model = .empty
    facts = nil
    messages.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    tools.removeAll(keepingCapacity: true)
    toolChoice = .auto
    parallelToolCalls = true
    callForm = .toolCalls
    format = .text
    choiceCount = 1
    tokensMax = nil
    stop.removeAll(keepingCapacity: true)
    seed = nil
    topLogprobs = nil
    echoesPrompt = false
    omitsReasoning = false
    isStream = false
    includesUsage = false
    inputs.removeAll(keepingCapacity: true)
    dimensions = nil
    encoding = .float
    user = nil
  }

  /// The bytes that `range` names.
  @_lifetime(borrow self)
  package func text(_ range: TextRange) -> Span<UInt8> {
    arena.bytes.extracting(range.start..<range.end)
  }
}
