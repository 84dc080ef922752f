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
  /// The HTTP status.
  package var status: Int = 200
  /// More header fields, in order.
  package var headers: [ReplyHeader] = []
  /// The answer's id where a rule gives one; else the dialect draws it from the identity.
  package var id: TextRange?
  /// What every frame of its stream begins with, once its dialect has written that down.
  package var frameOpening: TextRange?
  /// The model that the answer names where a rule gives another than the request's.
  package var model: TextRange?
  /// Nanoseconds before the head is sent.
  package var delayNanoseconds: UInt64 = 0
  /// How its stream is paced; nil for as fast as it can be written.
  package var pacing: Pacing?
  /// How it is broken on its way.
  package var fault: Fault?
  /// The rule that answers, as index into the scenario's; nil for the fallback.
  package var rule: Int?
  /// The format by whose habits it is answered.
  package var profile: Profile = .native
  /// The id of the conversation that it is given in, where the answer tells it.
  package var conversation: TextRange?
  /// The turn of the conversation as fakellm counts it, where its files are answered by.
  package var fakellmTurn: Int?
  /// Pinned vectors, one for each input; an empty one is made as without rules.
  package var vectors: [[Float]] = []
  /// The mode of vectors that are made; nil for the server's.
  package var vectorMode: VectorMode?
  /// The model whose vectors they are where the request names it otherwise.
  package var vectorModel: TextRange?
  /// The seed of vectors that are made; nil for the server's.
  package var vectorSeed: UInt64?
  /// How the scenario's rate limits stand after this request; nil where it sets none.
  package var standing: RateStanding?
  /// What the exchange would have cost in place of the catalogue's price, in 10⁻¹² USD.
  package var costPicoUSD: Int64?

  private let inPlace = InPlace()

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
    status = 200
    headers.removeAll(keepingCapacity: true)
    id = nil
    frameOpening = nil
    model = nil
    delayNanoseconds = 0
    pacing = nil
    fault = nil
    rule = nil
    profile = .native
    conversation = nil
    fakellmTurn = nil
    // Its storage is the scenario's: emptying it in place would make a copy.
    vectors = []
    vectorMode = nil
    vectorModel = nil
    vectorSeed = nil
    standing = nil
    costPicoUSD = nil
  }

  /// Whether it is sent at once, as fast as it can be written, and unbroken.
  package var isPlain: Bool {
    guard case .none = pacing, case .none = fault else { return false }
    return delayNanoseconds == 0
  }

  /// The bytes that `range` names.
  @_lifetime(borrow self)
  package func text(_ range: TextRange) -> Span<UInt8> {
    arena.bytes.extracting(range.start..<range.end)
  }
}
