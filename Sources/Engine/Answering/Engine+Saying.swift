// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import JSON
import Seeds

extension Engine {
  /// Says what a rule scripts: text, JSON or prose, a refusal, and calls.
  func say(
    _ rule: ScriptedResponse,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    var script = ChoiceScript()
    script.keepsLimits = reply.profile == .native
    script.logprobs = rule.response.logprobs
    if let refusal = rule.response.refusal {
      script.refusal = fill(refusal, &context, request, body, &workspace, into: &reply)
    }
    if let text = rule.response.text ?? rule.response.json {
      script.text = fill(text, &context, request, body, &workspace, into: &reply)
    }
    if request.operation == .chat {
      let calls = rule.response.toolCalls
      script.toolCalls = call(calls, &context, request, body, &workspace, into: &reply)
    }
    if let tokens = rule.response.proseTokens, script.text == nil {
      return try sayProse(tokens, script, context, request, into: &reply)
    }
    try say(script, context, request, into: &reply)
  }

  /// Says `script` in every choice of every prompt.
  func say(
    _ script: ChoiceScript,
    _ context: AnswerContext,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let author = context.author
    let count = script.keepsLimits ? request.choiceCount : 1
    guard request.operation == .completion else {
      return try author.appendChoices(count, script, request, into: &reply)
    }
    for index in request.messages.indices {
      var script = script
      script.prompt = prompt(index, request, into: &reply)
      try author.appendChoices(count, script, request, into: &reply)
    }
  }

  /// Says prose of so many tokens, another in each choice.
  func sayProse(
    _ tokens: Int,
    _ script: ChoiceScript,
    _ context: AnswerContext,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let author = context.author
    let prompts = request.operation == .completion ? request.messages.count : 1
    let count = script.keepsLimits ? request.choiceCount : 1
    guard tokens <= Response.proseTokensMax / (prompts * count) else {
      throw Failure(
        .invalidRequest,
        "\(tokens) tokens of prose in \(prompts * count) choices are more than the "
          + "\(Response.proseTokensMax) that are written for a request; ask for fewer choices.",
        parameter: request.choiceCount > 1 ? "n" : "prompt"
      )
    }
    var script = script
    for prompt in 0..<prompts {
      if request.operation == .completion {
        script.prompt = self.prompt(prompt, request, into: &reply)
      }
      for index in 0..<count {
        let start = reply.arena.count
        let key = StableHash.combine(context.key, UInt64(prompt * count + index))
        Prose.append(tokens: max(tokens, 0), key: key, into: &reply.arena)
        script.text = TextRange(start: start, count: reply.arena.count - start)
        // Copied before a limit can cut them.
        let isLast = index == count - 1
        let calls = isLast ? .empty : reply.repeatCalls(script.toolCalls)
        try author.appendChoices(1, script, request, into: &reply)
        script.toolCalls = calls
      }
    }
  }

  /// The prompt numbered `index` of a legacy completion.
  private func prompt(
    _ index: Int,
    _ request: borrowing InferenceRequest,
    into reply: inout InferenceReply
  ) -> TextRange {
    let start = reply.arena.count
    Echo.append(prompt: index, of: request, into: &reply.arena)
    return TextRange(start: start, count: reply.arena.count - start)
  }

  /// Adds the calls that a rule scripts; of several only the first where the client reads one.
  private func call(
    _ templates: [ToolCallTemplate],
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) -> TableRange {
    let start = reply.toolCalls.count
    let countMax = request.callForm == .functionCall ? 1 : templates.count
    for template in templates.prefix(countMax) {
      var id: TextRange?
      if let text = template.id {
        id = fill(text, &context, request, body, &workspace, into: &reply)
      }
      let name = fill(template.name, &context, request, body, &workspace, into: &reply)
      let arguments = fill(template.arguments, &context, request, body, &workspace, into: &reply)
      let isText = request.tools.contains { tool in
        tool.takesText && request.text(tool.name).equals(reply.text(name))
      }
      reply.toolCalls.append(ToolCall(id: id, name: name, arguments: arguments, isText: isText))
    }
    return TableRange(start: start, count: reply.toolCalls.count - start)
  }

  /// Says a line that names the model and a fingerprint of the request: of what it asks, or of its
  /// body as fakellm does it.
  func sayFingerprint(
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let start = reply.arena.count
    if reply.profile == .native {
      Fingerprint.append(request, to: &reply.arena)
    } else {
      Fingerprint.append(body, to: &reply.arena)
    }
    var script = ChoiceScript(
      text: TextRange(start: start, count: reply.arena.count - start)
    )
    script.keepsLimits = reply.profile == .native
    try say(script, context, request, into: &reply)
  }

  /// Gives every choice the finish reason that a rule states.
  func finish(_ rule: ScriptedResponse, into reply: inout InferenceReply) {
    guard let reason = rule.response.finishReason else { return }
    // What a limit has cut ends for that reason.
    for index in reply.choices.indices where reply.choices[index].finishReason != .length {
      reply.choices[index].finishReason = reason
      if reason != .stop { reply.choices[index].stopSequence = nil }
    }
  }
}
