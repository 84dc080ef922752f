// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Testing

/// What the rule found first took, by number and by name; nil where no rule applies.
private func captures(
  _ rules: [Rule],
  _ request: SampleRequest,
  names: [String] = []
) throws -> [String?]? {
  let compiled = CompiledScenario(rules: rules)
  var matcher = RuleMatcher()
  return try request.decoded { decoded, body, context in
    matcher.prepare(compiled)
    let rule = try matcher.next(from: 0, compiled, decoded, body: body, context: context)
    guard rule != nil else { return nil }
    var found: [String?] = []
    for number in 0...3 { found.append(text(matcher.capture(number: number))) }
    for name in names { found.append(text(matcher.capture(name: Array(name.utf8).span))) }
    return found
  }
}

private func text(_ span: Span<UInt8>?) -> String? {
  guard let span else { return nil }
  return String(span)
}

private func user(_ pattern: String) -> Condition { .text(.lastUser, .regex(pattern)) }

@Suite struct `Captures of a rule` {
  private let rome = SampleRequest.chat(
    .system("Be brief."),
    .user("weather in Rome on Monday")
  )

  @Test func `are known by number and by name`() throws {
    let rule = Rule("a", user("weather in (?<city>\\w+)( at noon)? on (?<day>\\w+)"))
    let found = try captures([rule], rome, names: ["city", "day", "hour"])
    #expect(
      found == ["weather in Rome on Monday", "Rome", nil, "Monday", "Rome", "Monday", nil]
    )
  }

  @Test func `are those of the first expression that matches`() throws {
    let both = Condition.all([user("on (\\w+)"), user("in (\\w+)")])
    #expect(try captures([Rule("a", both)], rome) == ["on Monday", "Monday", nil, nil])
  }

  @Test func `pass over an alternative that does not hold in the end`() throws {
    let either = Condition.any([
      .all([user("in (\\w+)"), .stream(true)]), user("on (\\w+)"),
    ])
    #expect(try captures([Rule("a", either)], rome) == ["on Monday", "Monday", nil, nil])
  }

  @Test func `pass over what is not to match`() throws {
    let neither = Condition.all([
      .not(.all([user("in (\\w+)"), .stream(true)])), user("on (\\w+)"),
    ])
    #expect(try captures([Rule("a", neither)], rome) == ["on Monday", "Monday", nil, nil])
  }

  @Test func `pass over tests of one text that do not all hold`() throws {
    let tests = TextTest.anyOf([.allOf([.regex("in (\\w+)"), .has("Tuesday")]), .regex("(o)n")])
    let found = try captures([Rule("a", .text(.lastUser, tests))], rome)
    #expect(found == ["on", "o", nil, nil])
  }

  @Test func `are not left over from a rule that does not apply`() throws {
    let first = Rule("a", .all([user("in (\\w+)"), .stream(true)]))
    #expect(try captures([first, Rule("b", .all([]))], rome) == [nil, nil, nil, nil])
  }

  @Test func `are of the message that matches`() throws {
    let rule = Rule("a", .text(.anyMessage, .regex("(\\w+)\\.$")))
    #expect(try captures([rule], rome) == ["brief.", "brief", nil, nil])
  }

  @Test func `are empty texts where a group took nothing`() throws {
    #expect(try captures([Rule("a", user("Rome(x*)"))], rome) == ["Rome", "", nil, nil])
  }

  @Test func `are those of a forced rule, whatever else fails`() throws {
    var request = rome
    request.forcedRule = "b"
    let forced = Rule("b", .all([.stream(true), .not(user("(we)")), user("in (\\w+)")]))
    let found = try captures([Rule("a", .all([])), forced], request)
    #expect(found == ["in Rome", "Rome", nil, nil])
  }
}
