// SPDX-License-Identifier: MIT
import Engine
import Ledger
import Scenarios
import Service
import Testing

private let path = "/v1/chat/completions"

private func chat(_ text: String, _ members: String = "") -> String {
  #"{"model":"gpt-4o","messages":[{"role":"user","content":"\#(text)"}]\#(members)}"#
}

/// A service that answers by these files, each a name and a text.
private func service(by files: [(String, String)]) throws -> Service {
  let loaded = ScenarioReader.read(files.map { ScenarioSource(name: $0.0, text: $0.1) })
  #expect(loaded.complaints.map(\.description) == [])
  return Service(
    settings: ServiceSettings(version: "1.2.3"),
    live: LiveScenario(try #require(loaded.scenario)),
    ledger: Ledger(shardCount: 1)
  )
}

@Suite struct `A request that no rule answers` {
  private static let ours = (
    "ours.yaml", "version: 1\ndefaults: {fallback: error}\nrules: [{name: all, respond: ours}]"
  )
  private static let theirs = (
    "theirs.yaml",
    "rules: [{name: x, when: {turn_in: [9, 9]}}, {name: any, respond: {content: theirs}}]"
  )

  @Test func `may still be one for a rule behind all of ours, which nothing hides`() throws {
    let service = try service(by: [Self.ours, Self.theirs])
    #expect(post(path, chat("hi"), of: service).body.contains("ours"))
    #expect(post(path, "{}", of: service).body.contains("theirs"))
  }

  @Test func `gets no rule of ours suggested where its API refuses it`() throws {
    let strict = (
      "theirs.yaml", "rules: [{name: x, when: {messages_contain: none}, respond: {content: a}}]"
    )
    var loaded = try #require(
      ScenarioReader.read([ScenarioSource(name: strict.0, text: strict.1)]).scenario
    )
    loaded.fallback = .error
    let service = Service(
      settings: ServiceSettings(version: "1.2.3"),
      live: LiveScenario(loaded),
      ledger: Ledger(shardCount: 1)
    )
    let read = post(path, chat("a"), of: service)
    #expect(read.status == 404 && read.body.contains("A rule that would apply:"))
    let refused = post(path, chat("a", #","max_tokens":"10""#), of: service)
    #expect(refused.status == 404 && !refused.body.contains("A rule that would apply:"))
    #expect(refused.body.contains("The API does not take this body (Invalid type for"))
  }

  @Test func `is explained by the first rules where it is long`() throws {
    let rules = (10_000..<13_000).map { number in
      "- {name: r\(number - 10_000), when: {user: word\(number)}, respond: x}\n"
    }
    let yaml = "version: 1\ndefaults: {fallback: error}\nrules:\n" + rules.joined()
    let service = try service(by: [("many.yaml", yaml)])
    let near = post(path, chat("WORD12999"), of: service).body
    #expect(near.contains(#"- r2999 "#))
    let long = post(path, chat(String(repeating: "a", count: 1 << 20) + "WORD12999"), of: service)
    #expect(long.status == 404)
    #expect(long.body.contains("- r0 ") && !long.body.contains("- r2999 "))
  }

  @Test func `is not told the name that it asks for where that is another namespace's`() throws {
    let service = try service(by: [Self.ours])
    _ = post("/_understudy/rules?namespace=a", "{name: mine, respond: x}", of: service)
    let answer = post(path, chat("hi"), fields: ["X-Understudy-Rule: mine"], of: service)
    #expect(answer.status == 400)
    #expect(answer.body.contains("it was added for another namespace"))
  }
}

@Suite struct `A scripted answer that a limit cuts` {
  @Test(arguments: ["stop", "tool_calls", "length"])
  func `ends for that reason, whatever the rule says`(reason: String) throws {
    let yaml = "rules: [{respond: {text: one two three four, finish_reason: \(reason)}}]"
    let cut = post(path, chat("x", #","max_tokens":2"#), of: try scripted(yaml)).body
    #expect(cut.contains(#""finish_reason":"length""#))
    let whole = post(path, chat("x"), of: try scripted(yaml)).body
    #expect(whole.contains(#""finish_reason":"\#(reason)""#))
  }
}
