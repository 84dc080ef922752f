// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Inference
import Scenarios
import Testing

@Suite struct `A scenario file` {
  @Test func `may use every key of the format`() throws {
    let loaded = ScenarioFiles.load([SampleFolder.path("Valid/everything.yaml")])
    #expect(loaded.complaints.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.rules.count == 24)
    #expect(scenario.profile == .native && scenario.profiles == [.native])
    #expect(scenario.headerNames == ["x-test", "x-trace", "x-none", "x-mode"])
    #expect(scenario.conversationUse == .all)
  }

  @Test(arguments: ["scenarios", "scenarios/compat"])
  func `that we ship is read without complaint`(folder: String) {
    let url = URL(filePath: #filePath).appending(path: "../../../\(folder)").standardized
    let files = ScenarioFiles.load([url.path]).files
    #expect(files.count > 3)
    for file in files {
      #expect(ScenarioFiles.load([file]).complaints.map(\.description) == [])
    }
  }

  @Test func `tells all its mistakes at once, in their order`() {
    let text = """
      version: 2
      rules:
        - name: a
          when: {modle: x, user: {matches: "a(b"}, turn: [3, 1]}
          respond: {texxt: "{{ usr }}"}
        - name: a
      """
    #expect(
      complaints(text) == [
        "s.yaml:1:10: error: version: this program reads version 1, not 2",
        "s.yaml:4:12: error: rules[0].when.modle: unknown key; did you mean \"model\"?",
        "s.yaml:4:42: error: rules[0].when.user.matches: this is no regular expression: "
          + "missing closing parenthesis",
        "s.yaml:4:52: error: rules[0].when.turn: the first turn, 3, is behind the last, 1",
        "s.yaml:5:15: error: rules[0].respond.texxt: unknown key; did you mean \"text\"?",
        "s.yaml:6:5: error: rules[1]: says nothing to do; it needs respond, sequence, error "
          + "or fault",
        "s.yaml:6:11: error: rules[1].name: the rule at s.yaml:3 is called \"a\", too; "
          + "a name is unique",
      ]
    )
    #expect(load(text).scenario == nil)
  }

  @Test func `tells the first 200 of very many mistakes, and how many more there are`() {
    let rules = (1...300).map { "  - {respons: \($0)}\n" }.joined()
    let lines = complaints("version: 1\nlimits: []\nrules:\n" + rules)
    #expect(lines.count == 201)
    #expect(lines.last == "s.yaml:103:6: error: there are 400 more complaints about this file")
  }

  @Test("is refused with the place and the mend", arguments: Sample.table("wrong.yaml"))
  func refused(sample: Sample) {
    let loaded = load(sample.text)
    #expect(loaded.complaints.map(\.description) == sample.complaints)
    #expect(loaded.scenario == nil)
    #expect(!loaded.errors.isEmpty)
  }

  @Test("is loaded with a warning", arguments: Sample.table("doubtful.yaml"))
  func warned(sample: Sample) {
    let loaded = load(sample.text)
    #expect(loaded.complaints.map(\.description) == sample.complaints)
    #expect(loaded.scenario != nil)
  }
}
