// SPDX-License-Identifier: MIT
import Inference
import JSON

extension Engine {
  /// Answers a request that no rule answers, by the habits of the first file's format.
  func fallBack(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let scenario = context.scenario
    reply.profile = scenario.profile
    if let refusal = context.strictRefusal, scenario.profile == .native { throw refusal }
    nameConversation(context, into: &reply)
    guard request.operation != .tokenCount else {
      return count(nil, scenario, into: &reply)
    }
    try checkUser(request, scenario.profile)
    if case .error = scenario.fallback { throw miss(context, request, body) }
    if scenario.profile == .native { try checkLengths(of: request, reply) }
    let model = context.compiled.answers.model(of: request)
    let pacing = model?.pacing ?? scenario.pacing
    reply.pacing = scenario.fallbackPacing?.within(pacing) ?? pacing
    choose(nil, model?.embeddings, scenario, into: &reply)
    if request.operation != .embedding {
      try speak(scenario.fallback, &context, request, body, &workspace, into: &reply)
    }
    settle(request, body, into: &reply)
    count(nil, scenario, into: &reply)
  }

  /// Says what `fallback` says; one that is an error echoes where a rule applies but says nothing.
  ///
  /// Where a request asks for a call of a tool or for JSON, echo, fingerprint and prose give way to
  /// that; a text that the scenario states does not.
  func speak(
    _ fallback: Fallback,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let author = context.author
    var script = ChoiceScript()
    script.keepsLimits = reply.profile == .native
    switch fallback {
    case .text(let template):
      script.text = fill(template, &context, request, body, &workspace, into: &reply)
      try say(script, context, request, into: &reply)
    case .fingerprint where !author.hasDemand(request) || !script.keepsLimits:
      try sayFingerprint(&context, request, body, into: &reply)
    case .prose(let tokens) where !author.hasDemand(request):
      try sayProse(tokens, script, context, request, into: &reply)
    case .echo, .fingerprint, .prose, .error:
      try author.write(request, workspace: &workspace, into: &reply)
    }
  }

  /// What is answered where only what is scripted may be: why no rule applies.
  private func miss(
    _ context: AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> Failure {
    if context.scenario.profile == .mocktopus { return mocktopusMiss(request) }
    let passed = context.passedOver
    var parts = passed.sentences(context.scenario.rules)
    // Where the request asks for a rule by its name, no other is in question.
    if parts.isEmpty || request.forcedRule == nil {
      parts.append(
        Explanation.miss(
          context.compiled,
          request,
          body: body,
          context: context.match,
          isBesideOthers: passed.count > 0,
          refusal: context.strictRefusal?.message
        )
      )
    }
    let message = parts.joined(separator: "\n\n")
    return Failure(.notFound, message, code: "no_rule_applies")
  }
}
