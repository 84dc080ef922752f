// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

/// Rules that apply to a request but leave it to others, and what is said of them.
private struct PassedCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rules: [Rule]
  let sentences: [String]

  init(_ description: String, _ rules: [Rule], _ sentences: String...) {
    testDescription = description
    self.rules = rules
    self.sentences = sentences
  }
}

private func limited(_ name: String, _ times: Int) -> Rule {
  .says("x", name: name) { $0.times = times }
}

private func likely(_ parts: UInt32) -> Rule {
  .says("x", name: "rare") { $0.probability = parts }
}

private func rare(_ probability: String) -> String {
  #"The rule "rare" applies to this request, but its probability, \#(probability), "#
    + "passed it over."
}

private let rows: [PassedCase] = [
  PassedCase(
    "used up by one request",
    [limited("a", 1)],
    #"The rule "a" applies to this request, but it is used up: it answers 1 request "#
      + "of a namespace."
  ),
  PassedCase(
    "used up by two requests",
    [limited("a", 2)],
    #"The rule "a" applies to this request, but it is used up: it answers 2 requests "#
      + "of a namespace."
  ),
  PassedCase(
    "a sequence of all requests that is over",
    [.sequence(["x"], by: .rule, then: .fallThrough)],
    #"The rule "sequence" applies to this request, but its sequence is over."#
  ),
  PassedCase(
    "a sequence of a conversation that is over",
    [.sequence(["x"], by: .conversation, then: .fallThrough)],
    #"The rule "sequence" applies to this request, but its sequence is over."#
  ),
  PassedCase("a probability of nothing", [likely(0)], rare("0")),
  PassedCase("a probability of some millionths", [likely(42_950)], rare("0.00001")),
  PassedCase(
    "the first three of many",
    [limited("a", 1), likely(0), limited("b", 1), limited("c", 1), limited("d", 1)],
    #"The rule "a" applies to this request, but it is used up: it answers 1 request "#
      + "of a namespace.",
    rare("0"),
    #"The rule "b" applies to this request, but it is used up: it answers 1 request "#
      + "of a namespace.",
    "2 more rules apply, but not this time."
  ),
  PassedCase(
    "the first three of four",
    [likely(0), likely(0), likely(0), likely(0)],
    rare("0"),
    rare("0"),
    rare("0"),
    "1 more rule applies, but not this time."
  ),
]

@Suite struct `The rules that apply, but not this time` {
  /// The message of the first request that none of `rules` answers.
  private func miss(
    _ rules: [Rule],
    _ request: SampleRequest = .chat(.user("Hello"))
  ) throws
    -> String
  {
    let asking = Asking(rules) { $0.fallback = .error }
    for _ in 0..<20 {
      if let failure = try asking.ask(request).failure { return failure.message }
    }
    return ""
  }

  @Test(arguments: rows)
  private func `are named, each with its reason`(row: PassedCase) throws {
    let sentences = try miss(row.rules).split(separator: "\n\n").map(String.init)
    #expect(Array(sentences.prefix(row.sentences.count)) == row.sentences)
    #expect(
      sentences[row.sentences.count] == "No other rule of the scenario applies to this request."
    )
  }

  @Test func `are none of the nearest`() throws {
    let far = Rule.says("x", name: "far", when: .stream(true))
    let message = try miss([limited("a", 1), far])
    #expect(
      message.contains(
        """
        Nearest:
        - far (test.yaml:1): no stream is asked for

        A rule
        """
      )
    )
    #expect(try !miss([limited("a", 1)]).contains("Nearest:"))
  }

  @Test func `are told alone where one is asked for by its name`() throws {
    let rule = Rule.sequence(["x"], by: .rule, then: .fallThrough)
    let forcing = SampleRequest.chat(.user("x")) { $0.forcedRule = "sequence" }
    #expect(
      try miss([rule, .says("other")], forcing)
        == #"The rule "sequence" applies to this request, but its sequence is over."#
    )
  }
}
