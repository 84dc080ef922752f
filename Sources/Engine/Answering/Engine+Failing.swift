// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Engine {
  /// Tokens of the context that a scripted error tells of where the model is not known.
  private static let contextTokensMax = 128_000

  /// The failure that a rule answers with; its delay and its header fields stand in the reply.
  func fail(
    _ script: ScriptedError,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) -> Failure {
    var failure = script.error.failure
    reply.delayNanoseconds = script.error.delayNanoseconds
    addHeaders(script.error.headers, &context, request, body, &workspace, into: &reply)
    if let template = script.error.message {
      let message = fill(template, &context, request, body, &workspace, into: &reply)
      failure.message = String(reply.text(message))
    }
    switch failure.kind {
    case .contextLength: failure.kind = overflow(of: request, reply)
    // The route was found: what is missing at it is the model.
    case .notFound: failure.kind = .modelNotFound
    default: break
    }
    return failure
  }

  /// The figures of a context that is said to be too small, whatever the prompt has.
  private func overflow(
    of request: borrowing InferenceRequest,
    _ reply: borrowing InferenceReply
  ) -> Failure.Kind {
    let tokensMax = request.facts?.contextTokensMax ?? Self.contextTokensMax
    return .contextLength(
      promptTokens: max(reply.usage.promptTokens, tokensMax + 1),
      completionTokens: 0,
      tokensMax: tokensMax
    )
  }
}
