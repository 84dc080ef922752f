// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

private let hello = SampleRequest.chat(.user("Hello"))
private let weather = SampleRequest.chat(.user("weather in bergen"))
private let filler = String(repeating: "All work and no play. ", count: 400)

/// What rules ask, a request that they miss, and the nearest of them, by their indexes.
private struct NearCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let request: SampleRequest
  let conditions: [Condition]
  let nearest: [Int]

  init(
    _ description: String,
    _ request: SampleRequest,
    _ conditions: [Condition],
    nearest: [Int]
  ) {
    testDescription = description
    self.request = request
    self.conditions = conditions
    self.nearest = nearest
  }
}

private func user(_ test: TextTest) -> Condition { .text(.lastUser, test) }

private let rows: [NearCase] = [
  NearCase(
    "another case before one edit, and that before two",
    weather,
    [
      user(.has("refund")), user(.has("waether on bergen")), user(.has("weather in bergem")),
      user(.has("Weather In Bergen")),
    ],
    nearest: [3, 2, 1]
  ),
  NearCase(
    "edits count by the length of what is sought",
    weather,
    [user(.has("bergan")), user(.has("weather in bergan")), user(.hasFolded("WEATHER AT BERGEN"))],
    nearest: [1, 2, 0]
  ),
  NearCase(
    "what is not like at all stays in the order of the file",
    hello,
    [user(.has("refund")), .stream(true), user(.has("Hxyzo")), user(.has("Jello"))],
    nearest: [3, 0, 1]
  ),
  NearCase(
    "conditions that hold count more",
    weather,
    [user(.has("Weather")), .all([.model(.like("gpt-*")), user(.has("refund"))])],
    nearest: [1, 0]
  ),
  NearCase(
    "the names of models",
    hello,
    [
      .model(.like("claude-*")), .model(.like("gtp-*")), .model(.like("gpt-4p")),
      .model(.like("GPT-*")),
    ],
    nearest: [3, 2, 1]
  ),
  NearCase(
    "all of a text that is to be equal",
    hello,
    [user(.isText("Hell")), user(.isText("hello")), user(.isText("H"))],
    nearest: [1, 0, 2]
  ),
  NearCase(
    "the best of a list, and the worst of what is needed together",
    weather,
    [
      user(.allOf([.has("Weather"), .has("refund")])), user(.anyOf([.has("x"), .has("Weather")])),
      user(.allOf([.has("weather"), .has("bergem")])),
    ],
    nearest: [1, 2, 0]
  ),
  NearCase(
    "the best of several conditions, and not what must not be",
    weather,
    [.not(user(.has("weather"))), .any([.stream(true), user(.has("Weather"))])],
    nearest: [1, 0]
  ),
  NearCase(
    "the literal of a regular expression or of a glob",
    weather,
    [user(.regex("^refund")), user(.regex(#"wether in \w+"#)), user(.like("*weathar?in*"))],
    nearest: [1, 2, 0]
  ),
  NearCase(
    "each of several texts",
    .chat(.system("Be brief."), .user("weather"), .assistant("It rains.")),
    [.text(.anyMessage, .has("refund")), .text(.anyMessage, .has("Weather"))],
    nearest: [1, 0]
  ),
  NearCase(
    "the beginning of a long text",
    .chat(.user("weather " + filler)),
    [user(.has("refund")), user(.has("wether")), user(.has("WEATHER"))],
    nearest: [2, 1, 0]
  ),
  NearCase("no rule that applies", hello, [.all([]), user(.has("x"))], nearest: [1]),
  NearCase("none of none", hello, [], nearest: []),
]

@Suite struct `The rules nearest to a request` {
  @Test(arguments: rows)
  private func `are told by`(row: NearCase) throws {
    let rules = row.conditions.enumerated().map { Rule("rule \($0)", $1) }
    let compiled = CompiledScenario(rules: rules)
    let verdicts = try row.request.decoded { decoded, body, context in
      Explanation.nearest(3, compiled, decoded, body: body, context: context)
    }
    #expect(verdicts.map(\.rule) == row.nearest)
  }
}
