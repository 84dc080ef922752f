// SPDX-License-Identifier: MIT
import Bytes
import Completions
package import Embeddings
package import Inference
package import JSON
import Seeds

/// Decides what is answered: one neutral request to one neutral reply, as a pure function of the
/// settings, the scenario, the request, and of what is counted where the scenario asks for that.
package struct Engine: Sendable {
  /// Most tokens of one input of an embedding request whose model has no limit of its own.
  private static let inputTokensMax = 8192
  /// Most tokens of all inputs of an embedding request together.
  private static let inputsTokensMax = 300_000
  /// Components of the vectors of a model that is not known.
  package static let dimensionsDefault = 1536

  /// What the server was told.
  package let settings: EngineSettings
  /// The scenario that is answered by.
  package let live: LiveScenario

  /// An engine that answers by `settings` and what `live` holds at the time.
  package init(settings: EngineSettings, live: LiveScenario) {
    self.settings = settings
    self.live = live
  }

  /// Sees to it that the next request is answered by the newest scenario.
  package func begin(_ workspace: inout EngineWorkspace) {
    live.refresh(&workspace.view)
  }

  /// The identity of the answer to `request`, which fails with a status or with none; `sequence`
  /// enters where ids count requests.
  package func identity(
    of request: borrowing InferenceRequest,
    failing status: Int? = nil,
    created: Int,
    sequence: UInt64?
  ) -> ReplyIdentity {
    let model = StableHash.xxh64(request.text(request.model), seed: seed(of: request))
    let key = StableHash.combine(key(of: request), sequence ?? 0)
    return ReplyIdentity(
      key: status.map { StableHash.combine(key, UInt64($0)) } ?? key,
      created: created,
      fingerprint: StableHash.combine(model, UInt64(Specification.version))
    )
  }

  /// The identity of an answer that no model gives: a refusal with this text, or a page.
  package func identity(of text: Span<UInt8>, created: Int) -> ReplyIdentity {
    ReplyIdentity(
      key: StableHash.xxh64(text, seed: settings.seed),
      created: created,
      fingerprint: UInt64(Specification.version)
    )
  }

  /// The key of everything that is drawn for `request`.
  func key(of request: borrowing InferenceRequest) -> UInt64 {
    StableHash.combine(seed(of: request), request.contentHash)
  }

  /// The seed that everything about `request` derives from.
  private func seed(of request: borrowing InferenceRequest) -> UInt64 {
    request.serverSeed ?? settings.seed
  }

  /// What makes the vectors of the `reply` to `request`.
  ///
  /// What the request itself asks wins over what a scenario says, and that over the server's mode.
  package func embedder(
    for request: borrowing InferenceRequest,
    _ reply: borrowing InferenceReply
  ) -> Embedder {
    let mode: Embedder.Mode =
      switch request.vectorMode ?? reply.vectorMode {
      case nil: settings.embeddings
      case .lexical: .lexical
      case .hash: .hash
      }
    let seed = request.serverSeed ?? reply.vectorSeed ?? settings.seed
    if let model = reply.vectorModel {
      return Embedder(model: reply.text(model), seed: seed, mode: mode)
    }
    return Embedder(model: request.text(request.model), seed: seed, mode: mode)
  }

  /// Answers `request`, whose body is `body`, into the empty `reply`.
  ///
  /// First come the scenario's rate limits, then its rules in order, then its fallback. Where an
  /// error is thrown, its delay and its header fields stand in `reply` all the same. Vectors are
  /// not made here but, input by input, while the reply is written: all of a large batch never
  /// exist at once. `strictRefusal` is why the request's API refuses a body that was read as
  /// another tool reads it; what is our own does not answer it.
  package func answer(
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    strictRefusal: Failure? = nil,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let compiled = workspace.view.compiled
    measure(request, compiled.catalogue, into: &reply)
    guard !compiled.answers.isPlain || request.forcedRule != nil else {
      return try generate(request, workspace: &workspace, into: &reply)
    }
    let match = MatchContext(of: request)
    var context = AnswerContext(compiled, key: key(of: request), match: match)
    context.strictRefusal = strictRefusal
    let limits = try admit(&context, request, body, &workspace, into: &reply)
    enterConversations(&context, request, body, &workspace)
    try answerByRules(&context, request, body, &workspace, into: &reply)
    charge(limits, &context, request, into: &reply)
  }

  /// Answers as without a scenario.
  private func generate(
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    try checkLengths(of: request, reply)
    guard request.operation == .chat || request.operation == .completion else { return }
    let author = Author(key: key(of: request))
    try author.write(request, workspace: &workspace, into: &reply)
  }

  /// Counts the tokens of the prompt or the inputs, and tells of vectors whose they are and how
  /// many components they have.
  private func measure(
    _ request: borrowing InferenceRequest,
    _ catalogue: ModelCatalogue,
    into reply: inout InferenceReply
  ) {
    guard request.operation == .embedding else {
      reply.usage.promptTokens = PromptTokens.count(request)
      return
    }
    var total = 0
    for index in request.inputs.indices {
      total += PromptTokens.count(input: index, of: request)
    }
    reply.usage.promptTokens = total
    reply.dimensions = request.dimensions ?? request.facts?.dimensions ?? Self.dimensionsDefault
    if let facts = request.facts, facts.isAlias {
      let name = catalogue.name(of: facts)
      reply.vectorModel = TextRange(start: reply.arena.count, count: name.count)
      reply.arena.append(name)
    }
  }

  /// Refuses a prompt that leaves no room for the completion that was asked for, and inputs that
  /// have too many tokens.
  func checkLengths(
    of request: borrowing InferenceRequest,
    _ reply: borrowing InferenceReply
  ) throws(Failure) {
    switch request.operation {
    case .tokenCount: break
    case .embedding: try checkInputs(of: request, reply)
    case .chat, .completion: try check(promptTokens: reply.usage.promptTokens, of: request)
    }
  }

  private func checkInputs(
    of request: borrowing InferenceRequest,
    _ reply: borrowing InferenceReply
  ) throws(Failure) {
    let tokensMax = request.facts?.contextTokensMax ?? Self.inputTokensMax
    let total = reply.usage.promptTokens
    // No input has more than all have together.
    if total > tokensMax {
      for index in request.inputs.indices {
        let tokens = PromptTokens.count(input: index, of: request)
        guard tokens <= tokensMax else {
          throw Failure(.inputLength(index: index, tokens: tokens, tokensMax: tokensMax), "")
        }
      }
    }
    guard total <= Self.inputsTokensMax else {
      throw Failure(.inputsLength(tokens: total, tokensMax: Self.inputsTokensMax), "")
    }
  }

  /// Refuses a prompt that leaves no room for the completion that was asked for.
  private func check(
    promptTokens: Int,
    of request: borrowing InferenceRequest
  ) throws(Failure) {
    guard let tokensMax = request.facts?.contextTokensMax else { return }
    let completionTokens = request.tokensMax ?? 0
    guard promptTokens > tokensMax || completionTokens > tokensMax - promptTokens else { return }
    throw Failure(
      .contextLength(
        promptTokens: promptTokens,
        completionTokens: completionTokens,
        tokensMax: tokensMax
      ),
      ""
    )
  }
}
