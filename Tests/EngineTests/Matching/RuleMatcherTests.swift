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
    matcher.prepare(compiled)
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

/// All rows.
private let rows: [MatchCase] = [
  MatchCase.tests, MatchCase.lastUser, MatchCase.otherMessages, MatchCase.tools,
  MatchCase.requests, MatchCase.turns, MatchCase.inputs, MatchCase.combinations, MatchCase.bodies,
  MatchCase.mocktopus, MatchCase.fakellm,
].flatMap(\.self)

@Suite struct `The rule matcher` {
  @Test(arguments: rows)
  func `decides as documented`(row: MatchCase) throws {
    let found = try matches([Rule("only", row.condition, profile: row.profile)], row.request)
    #expect(found.isEmpty != row.isMatch)
  }

  @Test func `has at least two hundred rows, each with a name of its own`() {
    #expect(rows.count >= 200)
    #expect(Set(rows.map(\.testDescription)).count == rows.count)
  }

  /// An index is made of the same rules, and as many again that never hold.
  @Test(arguments: rows)
  func `decides the same of a rule among many`(row: MatchCase) throws {
    let strangers = (0..<40).map { number in
      Rule("stranger \(number)", .text(.lastUser, .has("nobody says \(number)")))
    }
    let rule = Rule("the one", row.condition, profile: row.profile)
    let found = try matches(strangers + [rule], row.request)
    #expect(found == (row.isMatch ? [40] : []))
  }

  @Test func `gives all rules that apply, in the order of the file`() throws {
    let rules = [
      Rule("a", .model(.like("gpt-*"))), Rule("b", .stream(true)), Rule("c", .all([])),
      Rule("d", .text(.lastUser, .has("Hello"))),
    ]
    #expect(try matches(rules, .chat(.user("Hello"))) == [0, 2, 3])
  }

  @Test func `knows no rule where there is none`() throws {
    #expect(try matches([], .chat(.user("Hello"))) == [])
  }
}
