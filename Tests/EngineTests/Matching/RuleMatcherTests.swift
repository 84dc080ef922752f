// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Testing

/// The rules that apply to `request`, in the order in which they are found.
func matches(_ rules: [Rule], _ request: SampleRequest) throws -> [Int] {
  let compiled = CompiledScenario(rules: rules)
  var matcher = RuleMatcher()
  return try request.decoded { decoded, body, context in
    matcher.prepare(compiled, decoded, body: body, context: context)
    var found: [Int] = []
    var start = 0
    while let rule = try matcher.next(
      from: start,
      compiled,
      decoded,
      body: body,
      context: context
    ) {
      found.append(rule)
      start = rule + 1
    }
    return found
  }
}

@Suite struct `The rule matcher` {
  @Test(arguments: MatchCase.tests)
  func `decides as documented`(row: MatchCase) throws {
    let found = try matches([Rule("only", row.condition, profile: row.profile)], row.request)
    #expect(found.isEmpty != row.isMatch)
  }
}
