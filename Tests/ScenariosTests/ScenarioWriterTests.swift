// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Inference
import Scenarios
import Testing

/// The lines of a file but for comments and empty ones.
private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n").filter { line in
    let content = line.drop { $0 == " " }
    return !content.isEmpty && !content.hasPrefix("#")
  }
}

/// A file, and what is lost of it or not.
private struct Loss: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String
  var comment: String
  var isTold = true
}

private let refused =
  "Bodies that the provider's API refuses are a 400 now, such as those"
private let regex = "{type: llm, when: {messages_regex: a}, respond: {content: b}}"

private let losses: [Loss] = [
  Loss(
    testDescription: "fakellm's leniency",
    text: "rules: [{name: a}]",
    comment: "\(refused) without a model, with max_tokens: \"10\""
  ),
  Loss(
    testDescription: "mockllm's leniency, which wants a model",
    text: "responses: {a: b}",
    comment: "\(refused) with max_tokens: \"10\", or for Anthropic without max_tokens."
  ),
  Loss(
    testDescription: "no leniency of ours",
    text: "version: 1\nrules: [{respond: a}]",
    comment: "refuses",
    isTold: false
  ),
  Loss(
    testDescription: "mockllm's refusal of a conversation without a user",
    text: "responses: {a: b}",
    comment: "A request without a user message is answered; that was a 400"
  ),
  Loss(
    testDescription: "no such refusal of fakellm",
    text: "rules: [{name: a}]",
    comment: "user message",
    isTold: false
  ),
  Loss(
    testDescription: "a role that developers have, too",
    text: "rules: [{name: a, when: {previous_message_role: system}}]",
    comment: "the role \"system\" did not stand for \"developer\", as it does here"
  ),
  Loss(
    testDescription: "a role that nobody else has",
    text: "rules: [{name: a, when: {previous_message_role: user}}]",
    comment: "did not stand for",
    isTold: false
  ),
  Loss(
    testDescription: "Mocktopus' blindness for blocks",
    text: "version: 1\nrules: [\(regex)]",
    comment: "It looks at lists of blocks, too, which counted as empty there."
  ),
  Loss(
    testDescription: "no blindness of fakellm for blocks of messages",
    text: "rules: [{name: a, when: {messages_contain: b}}]",
    comment: "lists of blocks",
    isTold: false
  ),
  Loss(
    testDescription: "fakellm's blindness for results that are blocks",
    text: "rules: [{name: a, when: {tool_result_contains: b}}]",
    comment: "\"tool_result\" looks at results that are lists of blocks, too."
  ),
]

@Suite struct `A scenario that is written` {
  @Test(arguments: [("Valid/everything.yaml", "everything"), ("mocktopus.yaml", "mocktopus")])
  func `is a file as one would write it`(sample: String, written: String) throws {
    let scenario = try #require(ScenarioFiles.load([SampleFolder.path(sample)]).scenario)
    let expected = SampleFolder.bytes(of: "Written/\(written).yaml")
    #expect(ScenarioWriter.text(of: scenario) == String(decoding: expected, as: UTF8.self))
  }

  @Test func `in our format is read to the same again`() throws {
    let path = SampleFolder.path("Valid/everything.yaml")
    let scenario = try #require(ScenarioFiles.load([path]).scenario)
    let text = ScenarioWriter.text(of: scenario)
    let loaded = load(text)
    #expect(loaded.complaints.map(\.description) == [])
    let again = try #require(loaded.scenario)
    #expect(ScenarioWriter.text(of: again) == text)
    #expect(again.headerNames == scenario.headerNames)
    #expect(again.catalogue.models == scenario.catalogue.models)
    #expect(again.conversationUse == scenario.conversationUse)
  }

  @Test(arguments: ["mocktopus", "mockllm", "fakellm", "tokenpak"])
  func `is in our format whatever it was read from`(tool: String) throws {
    let folder = URL(filePath: #filePath).appending(path: "../../Peers/\(tool)").standardized.path
    var count = 0
    for file in ScenarioFiles.load([folder]).files where !file.hasSuffix(".json") {
      guard let scenario = ScenarioFiles.load([file]).scenario else { continue }
      count += 1
      let text = ScenarioWriter.text(of: scenario)
      let loaded = load(text)
      #expect(loaded.errors.map(\.description) == [], "\(file)")
      let again = try #require(loaded.scenario)
      #expect(again.profile == .native)
      #expect(again.rules.map(\.name) == scenario.rules.map(\.name))
      // What stands above a rule has it stand on lines of its own; the rest is the same.
      let flat = lines(ScenarioWriter.text(of: again)).joined().filter { !" {},".contains($0) }
      #expect(flat == lines(text).joined().filter { !" {},".contains($0) }, "\(file)")
    }
    #expect(count > 0)
  }

  @Test(arguments: [
    (["a", "b"], ["a", "b"]),
    (["a\tb", "a b"], ["a b (2)", "a b"]),
    (["", "rule 1", "\u{7f}"], ["rule 1 (2)", "rule 1", " "]),
    (["a\nb", "a\r\nb", "a b"], ["a b (2)", "a  b", "a b"]),
  ])
  func `names every rule so that the file is read again`(
    names: [String],
    written: [String]
  ) throws {
    let scenario = scenario(ofRulesCalled: names)
    let loaded = load(ScenarioWriter.text(of: scenario))
    #expect(loaded.errors.map(\.description) == [])
    #expect(try #require(loaded.scenario).rules.map(\.name) == written)
  }

  private func scenario(ofRulesCalled names: [String]) -> Scenario {
    var scenario = Scenario()
    scenario.rules = names.map { rule($0, .model(.equals(Array($0.utf8))), .respond(silent("x"))) }
    return scenario
  }

  @Test("tells in comments what is lost", arguments: losses)
  private func tells(loss: Loss) throws {
    let text = ScenarioWriter.text(of: try #require(load(loss.text).scenario))
    let comments = text.split(separator: "\n").compactMap { line -> String? in
      let line = line.drop { $0 == " " }
      return line.hasPrefix("# ") ? String(line.dropFirst(2)) : nil
    }
    #expect(comments.joined(separator: " ").contains(loss.comment) == loss.isTold, "\(text)")
  }

  @Test(arguments: [
    "plain", "two words", "", " ", " leading", "trailing ", "yes", "no", "null", "~", "true", "1",
    "1.5", "1e3", "0x1F", "010", "1:30", "2026-01-31", ".inf", "-", "- a", "a: b", "a #b", "#a",
    "[a]", "{a}", "a, b", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "'", "\"", "it's",
    "say \"x\"", "back\\slash", "\\d+'\"", "tab\there", "a\nb", "a\nb\n", "a\n\nb\n", "\na",
    "a\n\n",
    " a\nb", "a\n  b\n", "a \nb", "a\r\nb", "\u{7}bell", "\u{85}", "\u{2028}", "\u{FEFF}bom",
    "é 日本 😀", "a{b", "a}b", "{{", "{{ user }}", "{{{{ user }}}}", "{{{", "{ {", "<<", "=", "?",
    "? a", "key:", "a:b", "...", "---", "-1", "+1", "1_000", "o'clock: \"late\"", "\u{A0}",
  ])
  func `says every text as it is`(text: String) throws {
    var scenario = Scenario()
    var response = Response()
    response.text = Template(text)
    response.headers = [HeaderTemplate(name: "x-a", value: Template("b"))]
    scenario.rules = [
      rule("quoted", .text(.lastUser, .equals(Array(text.utf8))), .respond(response)),
      rule("bare", .model(.equals(Array(text.utf8))), .respond(silent(text))),
    ]
    let written = ScenarioWriter.text(of: scenario)
    let loaded = load(written)
    #expect(loaded.errors.map(\.description) == [], "\(written)")
    let rules = try #require(loaded.scenario).rules
    #expect(rules.map(\.condition.spelled) == scenario.rules.map(\.condition.spelled))
    for rule in rules {
      guard case .respond(let response) = rule.action else { continue }
      #expect(response.text?.spelled == text, "\(written)")
    }
  }

  private func silent(_ text: String) -> Response {
    var response = Response()
    response.text = Template(text)
    return response
  }

  private func rule(_ name: String, _ condition: Condition, _ action: Action) -> Rule {
    let place = RulePlace(file: "", line: 1, column: 1)
    return Rule(name: name, place: place, condition: condition, action: action)
  }

  @Test(arguments: [
    UInt32(0), 1, 42_949_673, 429_496_730, 858_993_459, 1_431_655_765, 2_147_483_648,
    4_294_967_295,
  ])
  func `keeps every probability`(parts: UInt32) throws {
    var scenario = Scenario()
    var rare = rule("rare", .all([]), .fault(.hang, nil))
    rare.probability = parts
    scenario.rules = [rare]
    let loaded = load(ScenarioWriter.text(of: scenario))
    #expect(loaded.errors.map(\.description) == [])
    #expect(try #require(loaded.scenario).rules.map(\.probability) == [parts])
  }
}
