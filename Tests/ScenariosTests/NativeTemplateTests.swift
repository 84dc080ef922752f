// SPDX-License-Identifier: MIT
import Engine
import Scenarios
import Testing

@Suite struct `A template` {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("{ } }} {a}", "{ } }} {a}"), ("{{ user }}", "{user}"),
    ("{{user}}", "{user}"), ("{{\tmodel\t}}", "{model}"),
    ("a{{ turn }}b{{ count }}c", "a{turn}b{count}c"),
    ("{{ conversation }}", "{conversation}"), ("{{ header.X-Name }}", "{header 0}"),
    ("{{ body./a/0/b~1c }}", "{body./a/0/b~1c}"), ("{{ body./a b }}", "{body./a b}"),
    ("{{ match.0 }}{{ match.1 }}{{ match.city }}", "{match.0}{match.1}{match.city}"),
    ("{{ counter.a_b-1 }}", "{counter.a_b-1}"), ("{{ choice 'a' }}", nil),
    (#"{{ choice "a" "b c" "}}" "\"x\"" "\\" }}"#, #"{choice a|b c|}}|"x"|\}"#),
    (#"{{ choice "a""b"}}"#, "{choice a|b}"), ("{{{{ user }}", "{{ user }}"),
    ("{{{{{{ user }}", "{{{user}"), ("{{{{{{{{", "{{{{"), ("{{{{{{{ user }}}", "{{{{user}}"),
    ("{{{ user }}", "{{user}"),
    ("é{{ user }}é", "é{user}é"),
    ("{{ user }", nil), ("{{ }}", nil), ("{{ users }}", nil), ("{{ match }}", nil),
    ("{{ match.2 }}", nil),
    ("{{ header. }}", nil), ("{{ body.a }}", nil), ("{{ body./~2 }}", nil),
    ("{{ counter.é }}", nil),
    ("{{ choice }}", nil), ("{{ choice \"a }}", nil), ("{{ user }} {{", nil),
  ])
  func `is read to pieces, or refused`(text: String, pieces: String?) throws {
    var quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    quoted = quoted.replacing("\t", with: "\\t")
    let loaded = load(
      """
      version: 1
      rules:
        - when: {user: {matches: "(?<city>a)"}}
          respond: "\(quoted)"
      """
    )
    guard let pieces else {
      #expect(!loaded.errors.isEmpty)
      return
    }
    #expect(loaded.errors.map(\.description) == [])
    guard case .respond(let response) = loaded.scenario?.rules.first?.action else {
      Issue.record("the rule answers")
      return
    }
    #expect(response.text?.spelled == pieces)
  }

  @Test func `reads header fields by their place in the scenario`() {
    let text = """
      version: 1
      rules:
        - when: {header: {x-first: true}}
          respond: "{{ header.X-Second }} {{ header.x-first }}"
      """
    let scenario = load(text).scenario
    #expect(scenario?.headerNames == ["x-first", "x-second"])
    guard case .respond(let response) = scenario?.rules.first?.action else {
      Issue.record("the rule answers")
      return
    }
    #expect(response.text?.spelled == "{header 1} {header 0}")
  }

  @Test(arguments: [
    ("{{ turn }}", ConversationUse.named), ("{{ conversation }}", .all), ("{{ user }}", .none),
    ("{{ conversation }} {{ turn }}", .all),
  ])
  func `says which requests it wants noted in conversations`(text: String, use: ConversationUse) {
    let loaded = load("version: 1\nrules: [{respond: \"\(text)\"}]")
    #expect(loaded.scenario?.conversationUse == use)
  }
}
