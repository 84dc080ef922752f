// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

@Suite struct `A request for a rule by its name` {
  private let rules = [
    Rule("greet", .stream(true)), Rule("refuse", .stream(true)), Rule("greet all", .all([])),
  ]

  private func found(_ name: String) throws -> [Int] {
    try matches(rules, .chat(.user("Hello")) { $0.forcedRule = name })
  }

  @Test func `meets that rule whatever its conditions are, and no other`() throws {
    #expect(try found("refuse") == [1])
    #expect(try found("greet all") == [2])
  }

  @Test func `is refused where there is none, and told the nearest`() {
    let failure = #expect(throws: Failure.self) { try found("gret") }
    #expect(failure?.kind == .invalidRequest)
    #expect(failure?.parameter == "X-Understudy-Rule")
    #expect(
      failure?.message
        == "There is no rule named \"gret\" in the scenario; did you mean \"greet\"?"
    )
  }

  @Test func `is told how to mend it where none is near`() {
    let failure = #expect(throws: Failure.self) { try found("something else altogether") }
    #expect(failure?.message.hasSuffix("leave the header field out, or add the rule.") == true)
  }
}

@Suite struct `A regular expression that costs too much` {
  private let costly = Rule("costly", .text(.lastUser, .regex("(a+)+$")))
  private let victim = SampleRequest.chat(.user(String(repeating: "a", count: 400) + "!"))

  private func check(_ failure: Failure?) {
    #expect(failure?.kind == .serverError)
    #expect(failure?.message.contains("\"(a+)+$\"") == true)
    #expect(failure?.message.contains("\"costly\"") == true)
  }

  @Test func `is an error that names its rule`() {
    check(#expect(throws: Failure.self) { try matches([costly], victim) })
  }

  @Test func `is an error where many messages cost little each`() throws {
    let rule = Rule("costly", .text(.anyMessage, .regex("(a+)+$")))
    let few = SampleRequest.Message.user(String(repeating: "a", count: 18) + "!")
    var request = SampleRequest.chat(few)
    #expect(try matches([rule], request) == [])
    request.messages = Array(repeating: few, count: 2_000)
    check(#expect(throws: Failure.self) { try matches([rule], request) })
  }

  @Test func `is an error where its opposite is wanted, too`() {
    let rule = Rule("costly", .not(costly.condition))
    check(#expect(throws: Failure.self) { try matches([rule], victim) })
  }

  @Test func `is none where an earlier condition fails`() throws {
    let rule = Rule("costly", .all([.stream(true), costly.condition]))
    #expect(try matches([rule], victim) == [])
  }

  @Test func `is none where the text lacks what every match holds`() throws {
    let rule = Rule("costly", .text(.lastUser, .regex("(a+)+needle$")))
    #expect(try matches([rule], victim) == [])
  }
}
