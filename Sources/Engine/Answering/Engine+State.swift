// SPDX-License-Identifier: MIT
import Inference

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

  /// How many requests of the same content came before in the namespace; counted once.
  func attempt(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest
  ) -> Int {
    if let known = context.attempt { return known }
    let attempt = namespace(&context, request).attempt(of: request.contentHash)
    context.attempt = attempt
    return attempt
  }
}
