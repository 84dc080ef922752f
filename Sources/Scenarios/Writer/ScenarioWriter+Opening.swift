// SPDX-License-Identifier: MIT
import Engine
import Inference

extension ScenarioWriter {
  /// What a file of another tool loses as a whole; nothing for one of ours.
  var opening: [String] {
    let foreign = Profile.allCases.filter { $0 != .native && scenario.profiles.contains($0) }
    guard !foreign.isEmpty else { return [] }
    let names = foreign.map { "\($0.name)" }.joined(separator: ", ")
    var lines = [
      "Converted from a file of \(names).",
      "Ids, the types and bodies of errors, token counts that no rule states and the places where",
      "streams are cut are Understudy's own now; max_tokens, stop and n are obeyed.",
    ]
    if let tool = scenario.leniency { lines += Self.strictness(after: tool) }
    if scenario.profile == .mockllm {
      lines.append("A request without a user message is answered; that was a 400 of mockllm's.")
    }
    lines += losses
    if foreign.contains(.fakellm) {
      lines += [
        "Turns are counted by the messages of a request, no longer by the requests of a",
        "conversation, and only the tool results of the request itself are looked at.",
      ]
    }
    return lines
  }

  /// What was taken of bodies that the API refuses, as `tool` does.
  private static func strictness(after tool: Profile) -> [String] {
    let subject = "Bodies that the provider's API refuses are a 400 now, such as those"
    switch tool {
    case .mocktopus, .fakellm:
      return [
        "\(subject) without a model,",
        "with max_tokens: \"10\", or for Anthropic without max_tokens.",
      ]
    case .mockllm, .tokenpak, .native:
      return ["\(subject) with", "max_tokens: \"10\", or for Anthropic without max_tokens."]
    }
  }
}
