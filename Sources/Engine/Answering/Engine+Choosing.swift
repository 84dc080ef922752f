// SPDX-License-Identifier: MIT
import Inference
import JSON

extension Engine {
  /// Answers by the first rule that applies and is not used up, else by the fallback.
  func answerByRules(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let compiled = context.compiled
    workspace.matcher.prepare(compiled)
    var index = 0
    while let found = try workspace.matcher.next(
      from: index,
      compiled,
      request,
      body: body,
      context: context.match
    ) {
      let rule = compiled.answers.rules[found]
      index = found + 1
      if context.isRefused, rule.profile == .native { continue }
      if let step = try take(rule, at: found, &context, request, body, reply) {
        reply.rule = found
        reply.profile = rule.profile
        nameConversation(context, into: &reply)
        context.begin(rule)
        return try follow(step, of: rule, &context, request, body, &workspace, into: &reply)
      }
    }
    try fallBack(&context, request, body, &workspace, into: &reply)
  }

  /// What `rule`, which applies, does this time; nil where it leaves the request to later rules.
  ///
  /// In this order: its probability, the limits of the request's model, the steps of its sequence,
  /// its `times`. What comes later is not touched where one of them ends it. A rule that the
  /// request asks for by name strikes whatever its probability, and is not used up.
  private func take(
    _ rule: ScriptedRule,
    at index: Int,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ reply: borrowing InferenceReply
  ) throws(Failure) -> ScriptedStep? {
    if request.operation == .tokenCount, !rule.answersTokenCounts { return nil }
    let isForced = request.forcedRule != nil
    if let probability = rule.probability, !isForced {
      let attempt = attempt(&context, request)
      guard context.strikes(rule, probability: probability, attempt: attempt) else {
        context.passedOver.append(index, .probability)
        return nil
      }
    }
    if rule.profile == .native, !rule.isError { try checkLengths(of: request, reply) }
    var position = 0
    if let sequence = rule.sequence {
      guard let next = advance(rule, sequence, &context, request, body) else {
        context.passedOver.append(index, .sequenceOver)
        return nil
      }
      position = next
    }
    if rule.countsUses {
      let namespace = namespace(&context, request)
      let times = isForced ? nil : rule.times
      guard let count = namespace.claim(rule.key, times: times) else {
        context.passedOver.append(index, .usedUp)
        return nil
      }
      context.count = count
    }
    return position < rule.steps.count ? rule.steps[position] : nil
  }

  /// The next step of the sequence of `rule`; nil where it is over.
  private func advance(
    _ rule: ScriptedRule,
    _ sequence: SequenceShape,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) -> Int? {
    let namespace = namespace(&context, request)
    guard rule.scope == .conversation else { return namespace.advance(rule.key, sequence) }
    let conversation = conversation(&context, request, body)
    let bounds = context.compiled.answers.conversationBounds
    return namespace.advance(rule.key, sequence, in: conversation, now: now(&context), bounds)
  }

  /// Does what a step of `rule` says.
  private func follow(
    _ step: ScriptedStep,
    of rule: ScriptedRule,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    switch step {
    case .error(let script):
      throw fail(script, &context, request, body, &workspace, into: &reply)
    case .respond(let response):
      try respond(response, of: rule, &context, request, body, &workspace, into: &reply)
    case .fault(let fault, let response):
      reply.fault = fault
      try respond(response, of: rule, &context, request, body, &workspace, into: &reply)
    }
  }
}
