// SPDX-License-Identifier: MIT
import Inference
import Patterns
import YAML

/// What `mocktopus validate` finds in a scenario file, in that tool's words.
package struct MocktopusReview: Sendable {
  /// Why the file is no YAML, in PyYAML's words; nil where it is.
  package private(set) var syntaxError: String?
  /// What is wrong with its form.
  package private(set) var schemaErrors: [String] = []
  /// Its rules, where its form is right.
  package private(set) var rules: [MocktopusRuleSummary] = []
  /// What its rules cannot mean.
  package private(set) var issues: [String] = []
  /// What its rules may not be meant to mean.
  package private(set) var warnings: [String] = []

  /// The rules whose types begin with `llm.`, which the tool counts.
  package var namedChatRuleCount: Int { rules.count { $0.type.hasPrefix("llm.") } }

  /// Whether the file can be served.
  package var isLoadable: Bool { syntaxError == nil && schemaErrors.isEmpty }

  /// Looks at `source`.
  package init(of source: ScenarioSource) {
    do throws(YAMLError) {
      let document = try YAMLDocument(parsing: source.bytes.span)
      schemaErrors = ScenarioReader.errors(in: document, of: source, as: .mocktopus)
      guard schemaErrors.isEmpty else { return }
      rules = (document.root["rules"]?.elements ?? []).map { MocktopusRuleSummary($0) }
    } catch {
      syntaxError = PyYAMLText.text(of: error, in: source)
      return
    }
    checkRules()
  }

  private mutating func checkRules() {
    if rules.isEmpty {
      warnings.append("No rules defined - server will return 404 for all requests")
    }
    var firstBroad: Int?
    var lastSpecific = 0
    for (index, rule) in rules.enumerated() {
      let number = index + 1
      guard !rule.isUnconditional else {
        issues.append("Rule \(number): Empty 'when' clause")
        continue
      }
      if rule.model == "*" {
        firstBroad = firstBroad ?? number
      } else {
        lastSpecific = number
      }
      if let fault = fault(in: rule.expression) { issues.append("Rule \(number): \(fault)") }
      checkResponse(rule, number)
    }
    if let firstBroad, firstBroad < lastSpecific {
      warnings.append(
        "Broad pattern rule (rule \(firstBroad)) appears before specific rules - may mask later "
          + "rules"
      )
    }
    if !rules.contains(where: { $0.model == "*" }) {
      warnings.append("No fallback rule (model: '*') found - unmatched requests will return 404")
    }
  }

  private mutating func checkResponse(_ rule: MocktopusRuleSummary, _ number: Int) {
    guard let response = rule.response else { return }
    let says = ["content", "tool_calls", "embeddings", "images"].contains { key in
      response[key].map { !$0.isNull } ?? false
    }
    if !says {
      warnings.append(
        "Rule \(number): Response has no content, tool_calls, embeddings, or images"
      )
    }
    guard let usage = response["usage"], !usage.isFalse, usage.entries != nil else { return }
    let isZero = ["input_tokens", "output_tokens"].allSatisfy { key in
      usage[key].map { $0.number == 0 } ?? true
    }
    if isZero {
      warnings.append("Rule \(number): Zero token usage - won't contribute to cost tracking")
    }
  }

  /// What is wrong with a regular expression; nil where nothing is.
  private func fault(in expression: String?) -> String? {
    guard let expression else { return nil }
    do throws(PatternError) {
      _ = try Pattern(expression.utf8Bytes.span, syntax: .python)
      return nil
    } catch {
      let place = expression.utf8.prefix(error.offset).count { $0 & 0xC0 != 0x80 }
      // PCRE2 notices this one, and Python does not say where.
      let reason =
        error.message.contains("lookbehind")
        ? "look-behind requires fixed-width pattern" : "\(error.message) at position \(place)"
      return "Invalid regex pattern '\(expression)': \(reason)"
    }
  }
}
