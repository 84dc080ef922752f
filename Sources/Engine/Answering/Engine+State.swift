// SPDX-License-Identifier: MIT
import Inference
import Seeds

extension Engine {
  /// The state of the request's namespace.
  func namespace(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest
  ) -> NamespaceState {
    if let known = context.namespace { return known }
    let namespace = live.state.namespace(request.text(request.namespace))
    context.namespace = namespace
    return namespace
  }

  /// The time, the same for all that the request asks.
  func now(_ context: inout AnswerContext) -> UInt64 {
    if let known = context.now { return known }
    let now = settings.monotonicNanoseconds()
    context.now = now
    return now
  }

  /// How many identical requests came before in the namespace; counted once.
  func attempt(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest
  ) -> Int {
    if let known = context.attempt { return known }
    let attempt = namespace(&context, request).attempt(of: Self.identityHash(of: request))
    context.attempt = attempt
    return attempt
  }

  /// The hash of what makes a request another than one of the same content: its key, and the header
  /// fields that the scenario names.
  ///
  /// So clients with keys of their own do not disturb each other's draws when they ask the same.
  private static func identityHash(of request: borrowing InferenceRequest) -> UInt64 {
    var hash = combine(request.contentHash, request.key, of: request)
    for value in request.headers { hash = combine(hash, value, of: request) }
    return hash
  }

  private static func combine(
    _ hash: UInt64,
    _ text: TextRange?,
    of request: borrowing InferenceRequest
  ) -> UInt64 {
    guard let text else { return StableHash.combine(hash, 0) }
    return StableHash.combine(hash, StableHash.xxh64(request.text(text), seed: 1))
  }
}
