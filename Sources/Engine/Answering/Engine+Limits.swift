// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Engine {
  /// Takes the request from the scenario's rate limits that hold for its key and model, or refuses
  /// it where one of them has too little left.
  ///
  /// Returns those that hold, each at its index, so that the answer's tokens can be charged.
  func admit(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) -> [RateLimit?] {
    let all = context.compiled.scenario.rateLimits
    guard !all.isEmpty, request.operation != .tokenCount else { return [] }
    guard let conditions = context.compiled.answers.limits else { return [] }
    var holding: [RateLimit?] = []
    workspace.matcher.prepare(conditions)
    for (index, limit) in all.enumerated() {
      let holds = try workspace.matcher.applies(index, conditions, request, body, context.match)
      holding.append(holds ? limit : nil)
    }
    guard holding.contains(where: { $0 != nil }) else { return [] }
    let admission = namespace(&context, request)
      .admit(
        rateKey(request),
        promptTokens: reply.usage.promptTokens,
        limits: holding,
        now: now(&context)
      )
    reply.standing = admission.standing
    guard let excess = admission.excess else { return holding }
    var failure = Failure(.rateLimit, "")
    failure.excess = excess
    failure.retryAfterSeconds = excess.waitNanoseconds.map {
      Int(clamping: $0 / 1_000_000_000 + ($0 % 1_000_000_000 > 0 ? 1 : 0))
    }
    throw failure
  }

  /// Charges the tokens of the answer to `limits`, which the request was admitted by.
  func charge(
    _ limits: [RateLimit?],
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) {
    guard !limits.isEmpty else { return }
    reply.standing = namespace(&context, request)
      .charge(
        rateKey(request),
        completionTokens: reply.usage.completionTokens,
        limits: limits,
        now: now(&context)
      )
  }

  private func rateKey(_ request: borrowing InferenceRequest) -> RateKey {
    let key = request.text(request.key ?? .empty)
    let model = request.text(request.model)
    return RateKey(
      key: key.indices.map { key[$0] },
      model: model.indices.map { model[$0] }
    )
  }
}
