// SPDX-License-Identifier: MIT
import Engine
import Inference
import JSON

extension ScenarioWriter {
  /// What a rule says: a text alone, or a mapping.
  mutating func response(_ response: Response) -> YAMLOutput {
    var members = Members<NativeKey.Response>()
    let isSilent = response.isSilent && response.text == nil && response.toolCalls.isEmpty
    let text = isSilent ? "" : said(response).map { source(of: $0) }
    if profile == .fakellm, response.text != nil, !response.toolCalls.isEmpty {
      note("with the calls, a text was said by Anthropic's API alone")
    }
    members.add(.text, text.map { .text($0) })
    members.add(.reasoning, response.reasoning.map { .text(source(of: $0)) })
    members.add(.refusal, response.refusal.map { .text(source(of: $0)) })
    if let json = response.json { addJSON(json, to: &members) }
    members.add(.prose, response.proseTokens.map { .bare("\($0)") })
    if !response.toolCalls.isEmpty {
      members.add(.toolCalls, .list(response.toolCalls.map { toolCall($0) }))
    }
    if !response.vectors.isEmpty {
      if profile == .mocktopus {
        note("inputs got the vectors in order, and those beyond the list the first")
      }
      members.add(.embeddings, .list(response.vectors.map { Self.vector($0) }))
    } else {
      members.add(.embeddings, response.embeddings.map { Self.embeddings($0) })
    }
    members.add(.usage, response.usage.map { Self.usage($0) })
    if let reason = response.finishReason {
      members.add(.finishReason, Self.word(for: reason, in: NativeWord.finishReasons))
    }
    members.add(.headers, headers(response.headers))
    members.add(.id, response.id.map { .text(source(of: $0)) })
    members.add(.model, response.model.map { .text(source(of: $0)) })
    members.add(.logprobs, response.logprobs.map { .list($0.map { Self.logprob($0) }) })
    if let status = response.status {
      if (200...299).contains(status), status != 204, status != 205 {
        members.add(.status, .bare("\(status)"))
      } else {
        note("the answer had the status \(status)")
      }
    }
    if response.delayNanoseconds > 0 {
      members.add(.delayMilliseconds, Self.milliseconds(response.delayNanoseconds))
    }
    members.add(.pacing, stated(response.pacing).map { Self.pacing($0) })
    if let cost = response.costPicoUSD {
      note("the answer cost \(Self.decimal(Int(cost), decimals: 12)) dollars")
    }
    if let text, members.entries.count == 1 { return .text(text) }
    return members.mapping
  }

  /// The text that is said; other tools drop it where a tool is called, and Mocktopus' rules for
  /// embeddings have the text that all its rules have.
  private func said(_ response: Response) -> Template? {
    switch profile {
    case .mocktopus, .fakellm:
      let hasOthers = reach.isEmpty || reach.hasOthers
      return hasOthers && response.toolCalls.isEmpty ? response.text : nil
    case .native, .mockllm, .tokenpak: return response.text
    }
  }

  /// The `own` pace of a response, as far as the defaults do not say it already.
  private func stated(_ own: Pacing?) -> Pacing? {
    guard let own else { return nil }
    // Written beside models that are paced, the edges would take their delays away.
    if own.isChunkingAlone, !isPacedByDefaults { return nil }
    let whole = own.within(scenario.pacing)
    return whole == pacing && isPacedByDefaults ? nil : whole
  }

  private mutating func addJSON(_ json: Template, to members: inout Members<NativeKey.Response>) {
    if let value = value(ofJSON: json) {
      members.add(.json, value)
    } else {
      members.add(.text, .text(source(of: json)))
    }
  }

  private func toolCall(_ call: ToolCallTemplate) -> YAMLOutput {
    var members = Members<NativeKey.ToolCall>()
    members.add(.name, .text(source(of: call.name)))
    if let value = value(ofJSON: call.arguments), case .mapping(let arguments) = value {
      if !arguments.isEmpty { members.add(.arguments, value) }
    } else {
      members.add(.arguments, .text(source(of: call.arguments)))
    }
    members.add(.id, call.id.map { .text(source(of: $0)) })
    return members.mapping
  }

  private static func vector(_ vector: [Float]) -> YAMLOutput {
    .list(
      vector.map { component in
        .bare(Int(exactly: component).map(String.init) ?? number("\(component)"))
      }
    )
  }

  private static func logprob(_ pinned: PinnedLogprob) -> YAMLOutput {
    var members = Members<NativeKey.Logprob>()
    members.add(.token, .text(pinned.token))
    members.add(.logprob, .bare(number("\(pinned.logprob)")))
    if !pinned.alternatives.isEmpty {
      members.add(.top, .list(pinned.alternatives.map { logprob($0) }))
    }
    return members.mapping
  }

  /// A number with an exponent as YAML 1.1 reads it: with a point and a sign.
  private static func number(_ text: String) -> String {
    guard let mark = text.firstIndex(where: { $0 == "e" }) else { return text }
    let digits = text[..<mark]
    let power = text[text.index(after: mark)...]
    let sign = power.hasPrefix("-") || power.hasPrefix("+") ? "" : "+"
    return "\(digits.contains(".") ? digits : digits + ".0")e\(sign)\(power)"
  }
}
