// SPDX-License-Identifier: MIT
import Embeddings
import Inference
import JSON

extension Engine {
  /// Answers with what a rule says; nil says nothing, and then the fallback speaks.
  func respond(
    _ script: ScriptedResponse?,
    of rule: ScriptedRule,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let model = context.compiled.answers.model(of: request)
    let pacing = rule.pacing ?? model?.pacing ?? context.scenario.pacing
    reply.pacing = script?.response.pacing?.within(pacing) ?? pacing
    choose(script?.response.embeddings, model?.embeddings, context.scenario, into: &reply)
    if let script { dress(script, &context, request, body, &workspace, into: &reply) }
    switch request.operation {
    case .tokenCount: break
    case .embedding:
      if let script { try pin(script, context, request, body, &workspace, into: &reply) }
    case .chat, .completion:
      if let script { think(script, &context, request, body, &workspace, into: &reply) }
      if let script, !script.saysNothing || script.response.isSilent {
        try say(script, &context, request, body, &workspace, into: &reply)
      } else if rule.profile == .fakellm {
        try sayFingerprint(&context, request, body, into: &reply)
      } else if rule.profile == .native {
        try speak(context.scenario.fallback, &context, request, body, &workspace, into: &reply)
      } else {
        try context.author.write(request, workspace: &workspace, into: &reply)
      }
      if let script { finish(script, into: &reply) }
    }
    settle(request, body, into: &reply)
    count(script?.response.usage, context.scenario, into: &reply)
  }

  /// Takes what a rule has the choices think; a legacy completion has no place for it.
  private func think(
    _ script: ScriptedResponse,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) {
    guard request.operation == .chat, let reasoning = script.response.reasoning else { return }
    context.reasoning = fill(reasoning, &context, request, body, &workspace, into: &reply)
  }

  /// Puts on what stands beside the content: status, id, model, header fields, delay and cost.
  private func dress(
    _ script: ScriptedResponse,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) {
    if let status = script.response.status { reply.status = status }
    reply.delayNanoseconds = script.response.delayNanoseconds
    reply.costPicoUSD = script.response.costPicoUSD
    if let id = script.response.id {
      reply.id = fill(id, &context, request, body, &workspace, into: &reply)
    }
    if let model = script.response.model {
      reply.model = fill(model, &context, request, body, &workspace, into: &reply)
    }
    addHeaders(script.response.headers, &context, request, body, &workspace, into: &reply)
  }

  /// How vectors are made: by the rule, else the model, else the scenario.
  func choose(
    _ rule: EmbeddingChoice?,
    _ model: EmbeddingChoice?,
    _ scenario: Scenario,
    into reply: inout InferenceReply
  ) {
    let mode = rule?.mode ?? model?.mode ?? scenario.embeddings?.mode
    reply.vectorMode = mode.map { $0 == .lexical ? .lexical : .hash }
    reply.vectorSeed = rule?.seed ?? model?.seed ?? scenario.embeddings?.seed
  }

  /// The token counts that the rule states, else the scenario, else those that were counted.
  func count(
    _ rule: UsageOverride?,
    _ scenario: Scenario,
    into reply: inout InferenceReply
  ) {
    let usage = scenario.usage
    if let tokens = rule?.promptTokens ?? usage?.promptTokens { reply.usage.promptTokens = tokens }
    if let tokens = rule?.completionTokens ?? usage?.completionTokens {
      reply.usage.completionTokens = tokens
      reply.usage.reasoningTokens = min(reply.usage.reasoningTokens, tokens)
    }
    if let tokens = rule?.cachedTokens ?? usage?.cachedTokens {
      reply.usage.cachedTokens = min(tokens, reply.usage.promptTokens)
    }
    // A total that goes with other counts than the rule's is no total of these.
    reply.usage.statedTotalTokens = rule == nil ? usage?.totalTokens : rule?.totalTokens
  }
}
