// SPDX-License-Identifier: MIT
import Options
import Scenarios

/// `mocktopus validate`: form and meaning of a file, in that tool's words.
enum MocktopusValidate {
  /// Says all that is wrong or doubtful.
  static func run(_ settings: MocktopusValidateSettings) -> ExitCode {
    let path = settings.path
    Console.say("🔍 Validating scenario file: \(path)")
    guard let review = MocktopusReview(path: path) else { return .failure }
    if let error = review.syntaxError {
      Console.note("❌ YAML syntax error: \(error)")
      return .failure
    }
    Console.say("✅ Valid YAML syntax")
    Console.say("🔬 Checking schema compliance...")
    guard review.schemaErrors.isEmpty else {
      tellSchemaErrors(review.schemaErrors)
      return .failure
    }
    Console.say("✅ Schema validation passed")
    if settings.isSchemaOnly {
      Console.say("🎉 Schema-only validation completed successfully!")
      return .success
    }
    Console.say("✅ Successfully loaded scenario with \(review.rules.count) rules")
    Console.say("🧠 Performing logical validation...")
    tellFindings(of: review)
    if settings.isVerbose { tellRules(review.rules) }
    return conclude(review, path)
  }

  private static func tellSchemaErrors(_ errors: [String]) {
    Console.note("❌ Schema validation failed (\(errors.count) errors):")
    for (index, error) in errors.enumerated() { Console.note("  \(index + 1). \(error)") }
    Console.note("\n💡 Schema validation tips:")
    Console.note("   • Each rule must have 'type' and 'when' fields")
    Console.note("   • Rules must have either 'respond' or 'error' field")
    Console.note("   • Version must be 1")
    Console.note("   • Use 'mocktopus init' to see valid examples")
  }

  private static func tellFindings(of review: MocktopusReview) {
    if !review.issues.isEmpty {
      Console.note("❌ Found \(review.issues.count) critical issues:")
      for issue in review.issues { Console.note("  • \(issue)") }
    }
    if !review.warnings.isEmpty {
      Console.say("⚠️  Found \(review.warnings.count) warnings:")
      for warning in review.warnings { Console.say("  • \(warning)") }
    }
  }

  private static func tellRules(_ rules: [MocktopusRuleSummary]) {
    Console.say("\n📋 Rule Details:")
    for (index, rule) in rules.enumerated() {
      Console.say("\n  Rule \(index + 1): \(rule.type)")
      Console.say("    When: \(rule.when)")
      if let count = rule.contentCount { Console.say("    Response: \(count) chars") }
      if let error = rule.error { Console.say("    Error: \(error.type)") }
      if rule.times != "None" { Console.say("    Times: \(rule.times)") }
    }
  }

  private static func conclude(_ review: MocktopusReview, _ path: String) -> ExitCode {
    Console.say("\n📊 Validation Summary:")
    Console.say("  Total rules: \(review.rules.count)")
    Console.say("  LLM rules: \(review.namedChatRuleCount)")
    Console.say("  Critical issues: \(review.issues.count)")
    Console.say("  Warnings: \(review.warnings.count)")
    guard review.issues.isEmpty else {
      Console.say("\n❌ Validation failed due to critical issues")
      return .failure
    }
    Console.say(
      review.warnings.isEmpty
        ? "\n🎉 Validation passed - scenario is ready to use!"
        : "\n⚠️  Validation completed with warnings"
    )
    Console.say("\n🚀 Next steps:")
    Console.say("  • Test: mocktopus simulate -s \(path) --prompt 'hello'")
    Console.say("  • Serve: mocktopus serve -s \(path)")
    Console.say("  • Debug: mocktopus explain -s \(path) --prompt 'your test prompt'")
    return .success
  }
}
