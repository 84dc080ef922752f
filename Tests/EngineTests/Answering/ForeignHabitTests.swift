// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

/// A prompt and what a tool counts of it and of the answer.
private struct Counted: CustomTestStringConvertible, Sendable {
  var tool: Profile
  var body: String
  var answer: String
  var tokens: [Int]
  var api: API = .openai

  var testDescription: String { "\(tool.name), \(api.name): \(body) → \(answer)" }

  init(_ tool: Profile, _ messages: String, _ answer: String, _ tokens: [Int]) {
    self.tool = tool
    body = #"{"messages":[\#(messages)]}"#
    self.answer = answer
    self.tokens = tokens
  }

  /// The same request in Anthropic's form, with these system texts.
  func system(_ json: String) -> Counted {
    var row = self
    row.api = .anthropic
    row.body = #"{"system":\#(json),"# + body.dropFirst()
    return row
  }
}

private func user(_ content: String) -> String { #"{"role":"user","content":\#(content)}"# }

private let counted = [
  Counted(.mocktopus, user(#""any text at all""#), "whatever", [10, 20]),
  // [OpenAIMessage(role='user', content='…')]
  Counted(.mockllm, user(#""hello""#), "Hi there, world!", [2, 3]),
  Counted(.mockllm, user(#""""#), "", [2, 0]),
  Counted(.mockllm, user(#"" a  b ""#), "\u{3000}a\u{A0}b\n", [5, 2]),
  Counted(.mockllm, user(#""a\nb""#), "c", [2, 1]),
  Counted(.mockllm, user(#""a""#) + "," + user(#""b c""#), "d", [5, 1]),
  Counted(.fakellm, user(#""""#), "", [0, 0]),
  Counted(.fakellm, user(#""a""#), "abc", [1, 1]),
  Counted(.fakellm, user(#""日本語日本語日本""#), "😀😀😀😀😀😀😀😀", [2, 2]),
  Counted(.fakellm, user("null"), "abcdefg", [0, 1]),
  Counted(.fakellm, user(#"[{"type":"x","text":"abcdefgh"},{"text":"a"},{}]"#), "a", [3, 1]),
  Counted(.fakellm, user(#""a""#), "a", [2, 1]).system(#""abcdefg""#),
  Counted(.fakellm, user(#""a""#), "a", [2, 1]).system(#"[{"text":"one"},{"text":"two"}]"#),
]

@Suite struct `The habits of other tools` {
  private func asking(_ tool: Profile, _ rules: Rule...) -> Asking {
    let rules = rules.map { rule in
      var rule = rule
      rule.profile = tool
      return rule
    }
    return Asking(rules) { scenario in
      scenario.profile = tool
      scenario.profiles = [tool]
      scenario.fallback = .error
    }
  }

  private func body(_ text: String, as api: API = .openai, stream: Bool = false) -> SampleRequest {
    .body(text) { request in
      request.api = api
      request.isStream = stream
    }
  }

  @Test(arguments: counted)
  private func `count tokens as the tool does`(row: Counted) throws {
    let answer = try asking(row.tool, .says(row.answer)).ask(body(row.body, as: row.api))
    #expect([answer.usage.promptTokens, answer.usage.completionTokens] == row.tokens)
    #expect(answer.usage.totalTokens == row.tokens[0] + row.tokens[1])
  }

  @Test func `count words of inputs as Mocktopus does`() throws {
    let answer = try asking(.mocktopus, .responds { _ in }).ask(.embedding("one two", " three "))
    #expect(answer.usage.promptTokens == 3)
  }

  @Test func `leave to what a rule states what it states`() throws {
    let rule = Rule.responds { response in
      response.text = Template("x")
      var usage = UsageOverride()
      usage.promptTokens = 7
      response.usage = usage
    }
    let usage = try asking(.mocktopus, rule).ask(body("{}")).usage
    #expect([usage.promptTokens, usage.completionTokens, usage.totalTokens] == [7, 20, 27])
  }

  @Test(arguments: [Profile.mocktopus, .fakellm])
  func `say no text beside the calls of a chat`(tool: Profile) throws {
    let rule = Rule.responds { response in
      response.text = Template("dropped text")
      response.toolCalls = [ToolCallTemplate(name: Template("f"), arguments: Template("{}"))]
    }
    let chat = try asking(tool, rule).ask(body("{}"))
    #expect(chat.choices[0].text == nil && chat.choices[0].calls.count == 1)
    let message = try asking(tool, rule).ask(body("{}", as: .anthropic))
    #expect(message.choices[0].text == "dropped text")
    // fakellm counts what it does not send.
    if tool == .fakellm { #expect(chat.usage.completionTokens == 3) }
  }

  @Test func `say nothing where null is scripted`() throws {
    let rule = Rule.responds { $0.isSilent = true }
    let answer = try asking(.mocktopus, rule).ask(body("{}"))
    #expect(answer.choices.count == 1 && answer.choices[0].text == nil)
  }

  @Test func `leave an empty text out where it is no block`() throws {
    let fakellm = asking(.fakellm, .says(""))
    #expect(try fakellm.ask(body("{}", as: .anthropic)).choices[0].text == nil)
    #expect(try fakellm.ask(body("{}")).choices[0].text == "")
    let mockllm = asking(.mockllm, .says(""))
    let request = #"{"messages":[{"role":"user","content":"a"}]}"#
    let stream = try mockllm.ask(body(request, as: .anthropic, stream: true))
    #expect(stream.choices[0].text == nil)
    #expect(try mockllm.ask(body(request, as: .anthropic)).choices[0].text == "")
  }

  @Test func `hold a whole answer back as long as mockllm's stream takes`() throws {
    let rule = Rule.says("日本語") { rule in
      var pacing = Pacing()
      pacing.perTokenNanoseconds = 5_000
      pacing.countsChunks = true
      rule.pacing = pacing
    }
    let whole = try asking(.mockllm, rule).ask(body("{}"))
    #expect(whole.delayNanoseconds == 15_000 && whole.pacing == nil)
    let stream = try asking(.mockllm, rule).ask(body("{}", stream: true))
    #expect(stream.delayNanoseconds == 0 && stream.pacing?.perTokenNanoseconds == 5_000)
  }

  @Test func `refuse what no rule answers, each API in its own words`() throws {
    let chat = try asking(.mocktopus).ask(body("{}")).failure
    #expect(chat?.message == "No matching mock rule found" && chat?.status == 404)
    #expect(chat?.type == "not_found")
    #expect(try asking(.mocktopus).ask(body("{}", as: .anthropic)).failure?.type == nil)
    let embedding = try asking(.mocktopus).ask(.embedding("a")).failure
    #expect(embedding?.message == "No matching rule found for embeddings request")
    let nobody = try asking(.mockllm).ask(.chat(.system("a"))).failure
    #expect(nobody?.body == #"{"detail":"No user message found in request"}"#)
  }
}
