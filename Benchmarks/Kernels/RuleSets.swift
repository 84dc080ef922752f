// SPDX-License-Identifier: MIT
import Engine
import Patterns
import Scenarios

/// Rules to find one of; the requests of `RuleBench` meet the last of each set but the vague one.
enum RuleSets {
  /// One rule.
  static let one = [last]

  /// The scenario of the file beside which `Throughput` drives none.
  static let typical: Scenario = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    let loaded = ScenarioFiles.load([folder.joined(separator: "/") + "/Scenarios/twenty.yaml"])
    guard let scenario = loaded.scenario else {
      preconditionFailure("the scenario is well formed: \(loaded.complaints)")
    }
    return scenario
  }()

  /// What a scenario of a test suite may hold: models, tools, turns, words and a few expressions.
  static let twenty: [Rule] =
    [
      .all([model("claude-*"), user("weather")]),
      .all([
        .text(.lastUser, regex(#"weather in (?<city>\w+)"#)), .toolOffered(glob("get_weather")),
      ]),
      .all([.toolOffered(glob("search")), .turn(1...1)]),
      .text(.toolResult, .contains(Array("sunny".utf8))),
      .header(0, .equals(Array("flaky".utf8))),
      user("hello"), user("refund"), user("cancel my order"), user("translate"),
      user("summarise"), user("write a poem"), user("status of ticket"),
      .text(.system, .contains(Array("pirate".utf8))),
      .all([model("o3*"), .stream(true)]),
      .all([model("gpt-4o*"), user("json")]),
      .text(.lastUser, regex(#"(?i)\bticket #(\d+)"#)),
      .not(.model(glob("gpt-*"))),
      .key(glob("sk-limited-*")),
      .text(.anyMessage, .containsIgnoringCase(Array("ignore all previous".utf8))),
    ].enumerated().map { rule("rule \($0)", $1) } + [last]

  /// 1,000 globs for models, 1,000 regular expressions, and texts.
  static let tenThousand: [Rule] =
    (0..<1_000).map { rule("glob \($0)", model("team-\($0)-*")) }
    + (0..<1_000).map { rule("regex \($0)", .text(.lastUser, orders(ofCustomer: $0))) }
    + (0..<7_999).map { rule("text \($0)", user("please answer question number \($0)")) }
    + [last]

  /// The same in a file.
  static let tenThousandAsText: String = {
    func entry(_ name: String, _ condition: String) -> String {
      """
        - name: \(name)
          when: {\(condition)}
          respond: It is the answer of the rule called \(name).

      """
    }
    var text = "version: 1\nrules:\n"
    for number in 0..<1_000 { text += entry("glob \(number)", "model: \"team-\(number)-*\"") }
    for number in 0..<1_000 {
      let pattern = #"order (?<id>\d+) of customer \#(number)\b"#
      text += entry("regex \(number)", "user: {matches: '\(pattern)'}")
    }
    for number in 0..<7_999 {
      text += entry("text \(number)", "user: please answer question number \(number)")
    }
    return text + entry("last", "model: gpt-4o*, user: which is question 42")
  }()

  /// Regular expressions that leave an index nothing to look for.
  static let vague: [Rule] = (0..<1_000).map {
    rule("vague \($0)", .text(.lastUser, regex(#"\d{\#($0 % 7 + 2)}[A-Z]\w\d"#)))
  }

  /// Makes the regular expressions of the ten thousand anew.
  static func compileRegexes() {
    for customer in 0..<1_000 { _ = orders(ofCustomer: customer) }
  }

  private static func orders(ofCustomer number: Int) -> TextTest {
    regex(#"order (?<id>\d+) of customer \#(number)\b"#)
  }

  private static let last = rule("last", .all([model("gpt-4o*"), user("which is question 42")]))

  private static func rule(_ name: String, _ condition: Condition) -> Rule {
    var response = Response()
    response.text = Template("It is the answer of the rule called \(name).")
    return Rule(
      name: name,
      place: RulePlace(file: "bench.yaml", line: 1, column: 1),
      condition: condition,
      action: .respond(response)
    )
  }

  private static func model(_ text: String) -> Condition { .model(glob(text)) }

  private static func user(_ text: String) -> Condition {
    .text(.lastUser, .contains(Array(text.utf8)))
  }

  private static func glob(_ text: String) -> TextTest { .glob(Glob(Array(text.utf8).span)) }

  private static func regex(_ text: String) -> TextTest {
    do {
      return .matches(try Pattern(Array(text.utf8).span))
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }
}
