// SPDX-License-Identifier: MIT
import Foundation
import Inference
import Scenarios
import Testing

/// A file and the tool that it was written for.
private struct Written: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var profile: Profile
  var text: String

  init(_ testDescription: String, _ profile: Profile, _ text: String) {
    self.testDescription = testDescription
    self.profile = profile
    self.text = text
  }
}

private let written: [Written] = [
  Written("responses", .mockllm, "responses: {hello: Hi}"),
  Written("settings", .mockllm, "settings: {lag_enabled: true}"),
  Written("a default response", .mockllm, "defaults: {unknown_response: What?}"),
  Written("providers", .tokenpak, "providers: {mock: {type: mock}}"),
  Written(
    "rules with types",
    .mocktopus,
    "version: 1\nrules: [{type: llm, when: {}, respond: {}}]"
  ),
  Written("meta and no rules", .mocktopus, "version: 1\nmeta: {}\nrules: []"),
  Written(
    "Mocktopus' conditions, its type forgotten",
    .mocktopus,
    "version: 1\nrules: [{when: {messages_contains: a}, error: {error_type: x, message: y}}]"
  ),
  Written(
    "fakellm's conditions",
    .fakellm,
    "version: 1\nrules: [{name: a, when: {messages_contain: a}, respond: {content: b}}]"
  ),
  Written(
    "fakellm's header",
    .fakellm,
    "version: 1\nrules: [{when: {header.x-a: b}, respond: {}}]"
  ),
  Written("a name alone", .fakellm, "version: 1\nrules: [{name: a}]"),
  Written("an error of fakellm", .fakellm, "version: 1\nrules: [{respond: {status: 503}}]"),
  Written(
    "no version and no mark",
    .fakellm,
    "rules: [{when: {turn: 1}, respond: {tool_calls: []}}]"
  ),
  Written(
    "no mark at all",
    .native,
    "version: 1\nrules: [{when: {model: a}, respond: {usage: {}}}]"
  ),
  Written("no rules", .native, "version: 1\nrules: []"),
  Written("a text for an answer", .native, "version: 1\nrules: [{name: a, respond: b}]"),
  Written("a word for an error", .native, "rules: [{name: a, error: timeout}]"),
  Written(
    "one mistake of fakellm's kind",
    .native,
    "version: 1\nrules: [{when: {user: a}, respond: {content: b}}]"
  ),
  Written(
    "our defaults above what might be fakellm's",
    .native,
    "version: 1\ndefaults: {fallback: error}\nrules: [{name: x, respond: {content: hi}}]"
  ),
  Written(
    "what fakellm's own first file has",
    .fakellm,
    "version: 1\ndefaults: {fallback: deterministic_echo}\n"
      + "rules: [{name: g, when: {messages_contain: hello}, respond: {content: hi}}]"
  ),
  Written(
    "what fakellm's own first file has above a content alone",
    .fakellm,
    "version: 1\ndefaults: {fallback: deterministic_echo}\nrules: [{respond: {content: hi}}]"
  ),
  Written(
    "a word of ours that fakellm ignores above a condition of fakellm's",
    .fakellm,
    "defaults: {fallback: echo}\nrules: [{when: {turn_in: [1, 2]}, respond: {content: hi}}]"
  ),
  Written(
    "a pace above what might be fakellm's",
    .native,
    "version: 1\ndefaults: {pacing: {}}\nrules: [{when: {turn: 1}, respond: {content: hi}}]"
  ),
  Written(
    "a rule key of ours above what might be fakellm's",
    .native,
    "rules: [{probability: 0.5, respond: {content: a}}, {respond: {content: b}}, {name: c}]"
  ),
  Written(
    "a fallback that fakellm reads and never uses",
    .fakellm,
    "defaults: {fallback: x}\nrules: [{when: {messages_contain: a, turn_in: [1, 2]}}]"
  ),
  Written(
    "a type of Mocktopus",
    .mocktopus,
    "version: 1\nrules: [{type: llm.openai, when: {messages_contains: x}, respond: {content: a}}]"
  ),
  Written(
    "a type of Mocktopus above a mistake that is fakellm's word",
    .mocktopus,
    "version: 1\nrules: [{type: llm, when: {messages_contain: x}, respond: {content: a}}]"
  ),
  Written(
    "a type of Mocktopus and one of its embeddings",
    .mocktopus,
    "rules: [{type: embeddings, when: {model: a}, respond: {content: a, error: b}}]"
  ),
  Written("no rules and no version", .native, "rules: []"),
  Written("nothing in place of rules and no version", .native, "rules:"),
  Written("models", .native, "version: 1\nmodels: {a: {}}"),
  Written("an empty file", .native, ""),
]

@Suite struct `The format of a file` {
  @Test("follows from its keys", arguments: written)
  private func keys(written: Written) {
    let source = ScenarioSource(name: "f.yaml", text: written.text)
    #expect(ScenarioReader.profile(of: source) == written.profile)
  }

  @Test(arguments: ["mocktopus", "mockllm", "fakellm", "tokenpak"])
  func `of every file in the tables of other tools is known`(tool: String) throws {
    let folder = URL(filePath: #filePath).appending(path: "../../Peers/\(tool)").standardized.path
    // Files that are broken on purpose may have lost what tells their format.
    let files = ScenarioFiles.load([folder]).files.filter { file in
      !broken.contains { file.hasSuffix("/\($0)") } && !file.hasSuffix(".json")
    }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      let profile = ScenarioReader.profile(of: ScenarioSource(name: file, bytes: bytes))
      #expect(profile.map { "\($0.name)" } == tool, "\(file)")
    }
  }

  private let broken = [
    "bad-missing.yaml", "bad-root.yaml", "bad-rule-text.yaml", "bad-rules.yaml",
    "bad-rules-map.yaml", "bad-syntax.yaml", "empty.yaml", "nameless-tool.yaml",
    "no-responses.yaml", "none.yaml", "not-a-map.yaml", "reload-broken.yaml",
  ]
}
