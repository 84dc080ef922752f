// SPDX-License-Identifier: MIT
import Engine
import Patterns
import Scenarios
import Testing

/// A `when` and what it asks.
private struct Question: CustomTestStringConvertible, Sendable {
  var testDescription: String { text }
  var text: String
  var meaning: String

  init(_ text: String, _ meaning: String) {
    self.text = text
    self.meaning = meaning
  }
}

private let questions: [Question] = [
  Question("{}", "all()"),
  Question("", "all()"),
  Question("{api: openai}", "api openai"),
  Question("{api: [openai, anthropic]}", "any(api openai, api anthropic)"),
  Question("{endpoint: chat}", "all(api openai, chat)"),
  Question("{endpoint: messages}", "all(api anthropic, chat)"),
  Question("{endpoint: [completions, embeddings]}", "any(completion, embedding)"),
  Question("{endpoint: count_tokens}", "tokenCount"),
  Question("{endpoint: /v1/chat/completions}", "path = '/v1/chat/completions'"),
  Question("{endpoint: \"*/completions\"}", "path glob */completions"),
  Question("{model: gpt-4o}", "model = 'gpt-4o'"),
  Question("{model: [gpt-*, \"[ab]?\"]}", "model anyOf(glob gpt-*, glob [ab]?)"),
  Question("{model: {contains: 4o}}", "model has '4o'"),
  Question("{model: {glob: GPT-*, ignore_case: true}}", "model ~glob gpt-*"),
  Question("{user: Hello}", "lastUser has 'Hello'"),
  Question("{user: [a, b]}", "lastUser anyOf(has 'a', has 'b')"),
  Question("{user: {equals: ÄB, ignore_case: true}}", "lastUser ~= 'äb'"),
  Question("{user: {contains: Ä, ignore_case: false}}", "lastUser has 'Ä'"),
  Question(
    "{user: {contains: [a, b], matches: c+, glob: \"*d\"}}",
    "lastUser allOf(anyOf(has 'a', has 'b'), matches c+, glob *d)"
  ),
  Question("{messages: {matches: [a, b]}}", "anyMessage anyOf(matches a, matches b)"),
  Question("{system: be brief}", "system has 'be brief'"),
  Question("{message: {role: assistant}}", "role(Inference.Role.assistant) has ''"),
  Question("{message: {role: tool, contains: a}}", "role(Inference.Role.tool) has 'a'"),
  Question("{previous: {role: user}}", "all(previous is user)"),
  Question("{previous: {equals: a}}", "all(previous = 'a')"),
  Question("{previous: {role: user, contains: a}}", "all(previous is user, previous has 'a')"),
  Question("{tool: get_*}", "tool glob get_*"),
  Question("{tool_result: 42 degrees}", "toolResult has '42 degrees'"),
  Question("{tool_call_id: call_1}", "call = 'call_1'"),
  Question("{turn: 3}", "turn 3…3"),
  Question("{turn: [2, 5]}", "turn 2…5"),
  Question("{turn: {min: 2}}", "turn 2…"),
  Question("{turn: {max: 2}}", "turn 1…2"),
  Question("{header: {X-A: b}}", "header 0 has 'b'"),
  Question("{header: {a: true, b: false}}", "all(header 0, not(header 1))"),
  Question("{header: {a: x, A: {equals: y}}}", "all(header 0 has 'x', header 0 = 'y')"),
  Question("{body: {/temperature: 0.70}}", "body /temperature is 0.7"),
  Question("{body: {/a: text, /b: true}}", "all(body /a is \"text\", body /b is true)"),
  Question("{body: {/a: null}}", "body /a is null"),
  Question("{body: {/a: 12345678901234567890}}", "body /a is 12345678901234567890"),
  Question("{body: {/a: {equals: {b: [1, x]}}}}", "body /a is {\"b\":[1,\"x\"]}"),
  Question("{body: {/a: {exists: true}}}", "body /a"),
  Question("{body: {/a: {exists: false}}}", "not(body /a)"),
  Question("{body: {/a: {contains: b, exists: true}}}", "all(body /a, body /a has 'b')"),
  Question("{body: {/a: {equals: B, ignore_case: true}}}", "body /a ~= 'b'"),
  Question("{body: {/a: {equals: 5, contains: b}}}", "all(body /a is 5, body /a has 'b')"),
  Question("{body: {/a~1b/~0: x}}", "body /a~1b/~0 is \"x\""),
  Question("{input: a}", "embeddingInput has 'a'"),
  Question("{stream: true}", "stream true"),
  Question("{key: sk-*}", "key glob sk-*"),
  Question("{namespace: [a, b]}", "namespace anyOf(= 'a', = 'b')"),
  Question("{not: {user: a, model: b}}", "not(all(lastUser has 'a', model = 'b'))"),
  Question("{any: [{user: a}, {}]}", "any(lastUser has 'a', all())"),
  Question("{all: [{user: a}, {user: b}]}", "all(lastUser has 'a', lastUser has 'b')"),
  Question("{turn: 1, user: a, stream: false}", "all(turn 1…1, lastUser has 'a', stream false)"),
]

@Suite struct `The question of a rule` {
  @Test("is read as it is meant", arguments: questions)
  private func meaning(question: Question) throws {
    let text = "version: 1\nrules:\n  - when: \(question.text)\n    fault: hang\n"
    let loaded = load(text)
    #expect(loaded.errors.map(\.description) == [])
    #expect(try #require(loaded.scenario).rules.first?.condition.spelled == question.meaning)
  }

  @Test(arguments: [
    ("{user: {matches: a}}", ""), ("{user: {matches: a, ignore_case: true}}", "i"),
    ("{user: {matches: a, flags: smix}}", "imsx"), ("{user: {matches: a, flags: m}}", "m"),
  ])
  func `compiles expressions with its flags`(when: String, flags: String) throws {
    let loaded = load("version: 1\nrules:\n  - when: \(when)\n    fault: hang\n")
    guard case .text(_, .matches(let pattern)) = loaded.scenario?.rules.first?.condition else {
      Issue.record("the condition is an expression")
      return
    }
    #expect(pattern.options.letters == flags)
  }

  @Test(arguments: [
    ("{turn: 1}", ConversationUse.named), ("{user: a}", .none),
    ("{any: [{not: {turn: [1, 2]}}]}", .named),
  ])
  func `says which requests it wants noted in conversations`(when: String, use: ConversationUse) {
    let loaded = load("version: 1\nrules:\n  - when: \(when)\n    fault: hang\n")
    #expect(loaded.scenario?.conversationUse == use)
  }
}
