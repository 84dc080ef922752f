// SPDX-License-Identifier: MIT
import Engine
import Options
import Scenarios
import Service

/// `mocktopus explain`: which rule answers a prompt, and why.
struct MocktopusExplain {
  /// Characters of an answer that are shown.
  private static let previewCount = 100

  private let settings: MocktopusExplainSettings
  private let rules: [MocktopusRuleSummary]
  private let explanation: RequestExplanation

  /// Says what becomes of each rule, then which of them answers.
  static func run(_ settings: MocktopusExplainSettings) -> ExitCode {
    Console.say("🔍 Analyzing rule matching for scenario: \(settings.scenario)\n")
    let sample = MocktopusSample(
      path: settings.scenario,
      model: settings.model,
      prompt: settings.prompt
    )
    guard let sample else { return .failure }
    let message = sample.message
    let client = InProcess(sample.service)
    guard let explanation = client.explain(message.path, message.fields, message.body.span) else {
      Console.note("❌ Error analyzing scenario: the request is refused before any rule is asked")
      return .failure
    }
    let explain = MocktopusExplain(
      settings: settings,
      rules: sample.review.rules,
      explanation: explanation
    )
    explain.tell()
    return .success
  }

  private func tell() {
    Console.say("📝 Request Details:")
    Console.say("  Model: \(settings.model)")
    Console.say("  Prompt: \"\(settings.prompt)\"")
    Console.say("\n📊 Scenario Analysis:")
    Console.say("  Total rules: \(rules.count)")
    Console.say("  LLM rules: \(rules.count { $0.type.hasPrefix("llm") })")
    Console.say("\n🎯 Rule Matching Process:")
    Console.say(String(repeating: "=", count: 40))
    for verdict in explanation.verdicts { tell(verdict) }
    Console.say("\n🎉 Final Result:")
    Console.say(String(repeating: "=", count: 40))
    if let answering = explanation.answering {
      tellAnswer(answering)
    } else {
      tellMiss()
    }
  }

  private func tell(_ verdict: RuleVerdict) {
    let rule = rules[verdict.rule]
    Console.say("\n📋 Rule \(verdict.rule + 1): \(rule.type)")
    if settings.isVerbose { Console.say("    Times available: \(rule.times)") }
    Console.say(verdict.applies ? "    ✅ MATCH!" : "    ❌ No match")
    if settings.isVerbose {
      for reason in verdict.reasons { Console.say("       • \(reason)") }
    }
    guard verdict.applies, let answering = explanation.answering else { return }
    if verdict.rule == answering {
      Console.say("    🏆 This rule will be used!")
    } else {
      Console.say(
        "    ⚠️  Rule matches but won't be used (rule \(answering + 1) already matched)"
      )
    }
  }

  private func tellAnswer(_ index: Int) {
    let rule = rules[index]
    Console.say("✅ Rule \(index + 1) will be used")
    Console.say("   Type: \(rule.type)")
    if let error = rule.error {
      Console.say("   ⚠️  This rule will return an error")
      Console.say("       Type: \(error.type)")
      Console.say("       Message: \(error.message)")
    } else {
      if let content = rule.content, !content.isEmpty {
        let isLong = content.count > Self.previewCount
        let preview = isLong ? content.prefix(Self.previewCount) + "..." : content[...]
        Console.say("   Response: \"\(preview)\"")
      }
      if !rule.toolNames.isEmpty {
        Console.say("   Tool calls: \(rule.toolNames.count) function(s)")
        for (number, name) in rule.toolNames.enumerated() where settings.isVerbose {
          Console.say("     \(number + 1). \(name)()")
        }
      }
    }
    let rest = rules.count - index - 1
    guard settings.isVerbose, rest > 0 else { return }
    Console.say("\n🔧 Optimization Suggestions:")
    Console.say("   📊 \(rest) rule(s) after the match won't be evaluated")
  }

  private func tellMiss() {
    Console.say("❌ No rules match this request")
    Console.say("   The server would return a 404")
    Console.say("\n💡 Suggestions:")
    Console.say("   • Add a fallback rule with model: '*'")
    Console.say("   • Ask for the reasons with -v")
  }
}
