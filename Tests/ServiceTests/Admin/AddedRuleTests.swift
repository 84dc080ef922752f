// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

private let chat = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hello, world!"}]}"#
private let rules = "/_understudy/rules"

/// What the model says.
private func said(_ service: Service, namespace: String? = nil) -> Substring? {
  let fields = namespace.map { ["X-Understudy-Namespace: \($0)"] } ?? []
  let body = post("/v1/chat/completions", chat, fields: fields, of: service).body
  return body.split(separator: #""content":""#).last?.prefix { $0 != "\"" }
}

/// The names of the rules that are listed.
private func names(_ service: Service, _ query: String = "") -> [Substring] {
  let listed = get(rules + query, of: service).body
  return listed.split(separator: #""name":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
}

/// `name` as a part of a path.
private func percentEncoded(_ name: String) -> String {
  name.utf8.map { "%" + String(Int($0) + 256, radix: 16).suffix(2) }.joined()
}

@Suite struct `A rule that is added while the server runs` {
  @Test(arguments: [
    "rules:\n  - when: {user: Hello}\n    respond: Hi\n",
    "version: 1\nrules: [{when: {user: Hello}, respond: Hi}]",
    "- when: {user: Hello}\n  respond: Hi",
    "{when: {user: Hello}, respond: Hi}",
    #"{"when":{"user":"Hello"},"respond":"Hi"}"#,
    #"[{"when":{"user":"Hello"},"respond":{"text":"Hi"}}]"#,
  ])
  func `answers at once`(text: String) {
    let service = makeService()
    #expect(said(service) == "Hello, world!")
    let added = post(rules, text, fields: ["Content-Type: application/yaml"], of: service)
    #expect(added.status == 201)
    #expect(added.body == #"{"added":["added 1"],"warnings":[]}"#)
    #expect(said(service) == "Hi")
  }

  @Test func `is asked before those of the files and those added earlier`() throws {
    let service = try scripted("rules: [{name: file, respond: from the file}]")
    _ = post(rules, "{name: one, respond: one}", of: service)
    #expect(said(service) == "one")
    _ = post(rules, "[{name: two, times: 1, respond: two}, {respond: three}]", of: service)
    #expect(said(service) == "two")
    #expect(said(service) == "three")
    #expect(names(service) == ["two", "added 1", "one", "file"])
    let listed = get(rules, of: service).body
    #expect(listed.contains(#""hits":1,"times":1,"uses":1}"#))
  }

  @Test func `is for one namespace where that is said`() {
    let service = makeService()
    _ = post(rules + "?namespace=a", "{name: mine, respond: a}", of: service)
    let field = "X-Understudy-Namespace: b"
    _ = post(rules, "{name: mine, respond: b}", fields: [field], of: service)
    #expect(said(service) == "Hello, world!")
    #expect(said(service, namespace: "a") == "a")
    #expect(said(service, namespace: "b") == "b")
    let removed = get(rules + "?namespace=a", method: "DELETE", of: service)
    #expect(removed.body == #"{"removed":1}"#)
    #expect(said(service, namespace: "a") == "Hello, world!")
    #expect(said(service, namespace: "b") == "b")
    #expect(get(rules, of: service).body.contains(#""namespace":"b""#))
  }

  @Test func `is shown to its own namespace, and to whoever looks after all`() throws {
    let service = try scripted("rules: [{name: file, respond: from the file}]")
    _ = post(rules, "{name: common, respond: all}", of: service)
    _ = post(rules + "?namespace=", "{name: unnamed, respond: none}", of: service)
    for name in ["a", "b"] {
      _ = post(rules + "?namespace=\(name)", "{name: of \(name), respond: Hi}", of: service)
    }
    #expect(names(service, "") == ["of b", "of a", "unnamed", "common", "file"])
    #expect(names(service, "?namespace=a") == ["of a", "common", "file"])
    #expect(names(service, "?namespace=c") == ["common", "file"])
    #expect(names(service, "?namespace=") == ["unnamed", "common", "file"])
  }

  @Test func `is removed by its name`() {
    let service = makeService()
    _ = post(rules, "{name: a rule/1, respond: Hi}", of: service)
    let other = get(rules + "/other", method: "DELETE", of: service)
    #expect(other.status == 404)
    #expect(other.body.contains(#""code":"rule_not_found""#))
    let path = rules + "/a%20rule%2F1"
    #expect(get(path + "?namespace=a", method: "DELETE", of: service).status == 404)
    #expect(get(path, method: "DELETE", of: service).body == #"{"removed":1}"#)
    #expect(get(path, method: "DELETE", of: service).status == 404)
    #expect(said(service) == "Hello, world!")
  }

  @Test func `is removed by its name in one namespace, or in all`() {
    let service = makeService()
    for query in ["", "?namespace=a", "?namespace=b"] {
      _ = post(rules + query, "{name: same, respond: Hi}", of: service)
    }
    let one = get(rules + "/same?namespace=b", method: "DELETE", of: service)
    #expect(one.body == #"{"removed":1}"#)
    #expect(get(rules, of: service).body.contains(#""namespace":"a""#))
    #expect(get(rules + "/same", method: "DELETE", of: service).body == #"{"removed":2}"#)
    #expect(names(service) == [])
  }

  @Test(arguments: ["defaults", "models", "limits", "conversations"])
  func `brings nothing with it that holds for the whole server`(key: String) {
    let service = makeService()
    for (text, place) in [
      ("rules: [{respond: Hi}]\n\(key): {}", "body:2:1"), ("{\(key): {}}", "body:1:2"),
    ] {
      let answer = post(rules, text, of: service)
      #expect(answer.status == 400)
      #expect(answer.body.contains("\(place): error: \(key): holds for the whole server"))
    }
    #expect(names(service) == [])
  }

  @Test func `may come in another tool's file, which is told by its keys`() {
    let service = makeService()
    let mocktopus = "version: 1\nrules: [{type: llm.openai, when: {messages_contains: Hello}, "
    let answers = [
      mocktopus + "respond: {content: Hi}}]",
      "rules: [{name: f, when: {messages_contain: Hello}, respond: {content: Hi}}]",
      "responses: {'Hello, world!': Hi}",
    ].map { post(rules, $0, of: service) }
    #expect(answers.map(\.status) == [201, 201, 201])
    for _ in answers {
      #expect(said(service) == "Hi")
      let name = names(service).first.map { String($0) } ?? ""
      _ = get(rules + "/\(percentEncoded(name))", method: "DELETE", of: service)
    }
    #expect(said(service) == "Hello, world!")
    let fallback = "responses: {a: b}\ndefaults: {unknown_response: c}"
    let refused = post(rules, fallback, of: service)
    #expect(refused.status == 400)
    #expect(refused.body.contains("body:2:1: error: defaults: holds for the whole server"))
    let list = "- {when: {messages_contain: Hello}, respond: {content: Hi}}"
    #expect(post(rules, list, of: service).body.contains("body:1:11: error: "))
  }

  @Test func `takes the place of one of the same name`() {
    let service = makeService()
    _ = post(rules, "{name: greet, times: 1, respond: one}", of: service)
    #expect(said(service) == "one")
    _ = post(rules, "{name: greet, times: 1, respond: two}", of: service)
    #expect(said(service) == "two")
    #expect(said(service) == "Hello, world!")
  }

  @Test(arguments: [
    ("{when: {modle: x}, respond: Hi}", "body:1:9: error: "),
    ("{respond: Hi", "body:2:1: error: "),
    ("[{respond: \"{{ nobody }}\"}]", "body:1:"),
    ("version: 1", "version: unknown key"), ("rules: []", "There is no rule in the body"),
    ("", "body:1:1: error: "),
  ])
  func `is refused with its place where it is wrong`(text: String, message: String) {
    let service = makeService()
    let answer = post(rules, text, of: service)
    #expect(answer.status == 400)
    #expect(answer.body.contains(message))
    #expect(get(rules, of: service).body == #"{"rules":[]}"#)
  }

  @Test func `may come compressed, but not in a coding that is not read`() {
    let fields = ["Content-Encoding: br"]
    #expect(post(rules, "{respond: Hi}", fields: fields).status == 415)
  }

  @Test func `tells what it asks`() throws {
    let yaml = """
      rules:
        - name: all
          when:
            api: openai
            model: ["gpt-*", o3]
            user: {matches: "weather in (\\\\w+)", ignore_case: true}
            turn: {min: 2}
            header: {x-test: true}
            not: {stream: true}
            any: [{endpoint: chat}, {tool: get_*}]
            body: {/n: 2, /user: {exists: true}}
          respond: Hi
      """
    let body = get(rules, of: try scripted(yaml)).body
    for words in [
      "the API is openai", "the model matches \\\"gpt-*\\\" or equals \\\"o3\\\"",
      "the turn is at least 2", "the header field \\\"x-test\\\" is there",
      "this does not hold: a stream is asked for",
      "the endpoint is chat or the tool offered matches \\\"get_*\\\"",
      "the body has 2 at \\\"/n\\\"", "the body has a value at \\\"/user\\\"",
      "the last user message matches the regular expression",
    ] {
      #expect(body.contains(words), "\(words)")
    }
  }
}
