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
