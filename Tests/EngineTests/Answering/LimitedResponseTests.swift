// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import Testing

private let hello = SampleRequest.chat(.user("Hello"))
private let thoughts = "one two three four five six"

private func call(_ name: String, _ arguments: String = "{}") -> ToolCallTemplate {
  ToolCallTemplate(name: Template(name), arguments: Template(arguments))
}

/// Tokens of which each has a log probability of minus its place.
private func stated(_ tokens: String...) -> [PinnedLogprob] {
  tokens.enumerated().map { PinnedLogprob(token: $1, logprob: -Double($0)) }
}

extension InferenceRequest {
  /// Has the answer end before `text`.
  fileprivate mutating func stop(at text: String) {
    let start = arena.count
    arena.append(utf8: text)
    stop = [TextRange(start: start, count: text.utf8.count)]
  }
}

/// A legacy completion of `prompts`.
private func completion(_ prompts: String...) -> SampleRequest {
  var request = SampleRequest(operation: .completion, path: "/v1/completions")
  request.messages = prompts.map { .user($0) }
  return request
}

@Suite struct `A scripted response that a limit ends` {
  @Test func `thinks no more than the tokens allow, whoever says the text`() throws {
    let rule = Rule.responds { $0.reasoning = Template(thoughts) }
    let whole = try Asking([rule]).ask(hello)
    #expect(whole.choices.map(\.reasoning) == [thoughts])
    #expect(whole.choices.map(\.text) == ["Hello"])
    #expect(whole.usage.completionTokens == 7)
    for fallback in [Fallback.echo, .text(Template("Hi")), .prose(tokens: 9), .fingerprint] {
      let cut = try Asking([rule]) { $0.fallback = fallback }.ask(hello) { request in
        request.tokensMax = 4
        request.choiceCount = 2
      }
      #expect(cut.choices.map(\.reasoning) == ["one two three four", "one two three four"])
      #expect(cut.choices.map { $0.text ?? "" } == ["", ""])
      #expect(cut.choices.map(\.end) == [.length, .length])
      #expect(cut.usage.completionTokens == 8)
      #expect(cut.usage.reasoningTokens == 8)
    }
  }

  @Test func `thinks before a call that the request demands`() throws {
    let asking = Asking([.responds { $0.reasoning = Template(thoughts) }])
    let request = SampleRequest.chat(.user("x")) { $0.tools = ["f"] }
    let called = try asking.ask(request) { $0.toolChoice = .required }
    #expect(called.choices.map(\.reasoning) == [thoughts])
    #expect(called.choices[0].calls.map(\.name) == ["f"])
    #expect(called.choices[0].end == .toolCalls)
    let cut = try asking.ask(request) { request in
      request.toolChoice = .required
      request.tokensMax = 2
    }
    #expect(cut.choices.map(\.reasoning) == ["one two"])
    #expect(cut.choices[0].calls.isEmpty)
    #expect(cut.choices[0].end == .length)
  }

  @Test func `thinks nothing in a legacy completion, and charges nothing for it`() throws {
    let alone = Rule.responds { $0.reasoning = Template(thoughts) }
    let echoed = try Asking([alone]).ask(completion("a", "b")) { $0.choiceCount = 2 }
    #expect(echoed.choices.map(\.text) == ["a", "a", "b", "b"])
    #expect(echoed.choices.allSatisfy { $0.reasoning == nil })
    #expect(echoed.usage.completionTokens == 4)
    let spoken = Rule.responds { response in
      response.reasoning = Template(thoughts)
      response.text = Template("one two")
    }
    #expect(try Asking([spoken]).ask(completion("a")).usage.completionTokens == 2)
  }

  @Test(arguments: [nil, FinishReason.stop])
  func `calls nothing after a stop sequence`(stated: FinishReason?) throws {
    let rule = Rule.responds { response in
      response.text = Template("Let me STOP look")
      response.toolCalls = [call("a"), call("b")]
      response.finishReason = stated
    }
    let answer = try Asking([rule]).ask(hello) { $0.stop(at: "STOP") }
    #expect(answer.choices == [.init(text: "Let me ", end: .stop, stopSequence: 0)])
  }

  @Test func `has calls of its own in each choice of prose, each cut by itself`() throws {
    let rule = Rule.responds { response in
      response.proseTokens = 3
      response.toolCalls = [call("f", #"{"a":"one two three four"}"#)]
    }
    let whole = try Asking([rule]).ask(hello) { $0.choiceCount = 3 }
    #expect(whole.choices.map { $0.calls.map(\.name) } == [["f"], ["f"], ["f"]])
    #expect(Set(whole.callStarts).count == 3)
    let cut = try Asking([rule]).ask(hello) { request in
      request.choiceCount = 3
      request.tokensMax = 7
    }
    #expect(Set(cut.choices.map { $0.calls[0].arguments }).count == 1)
    #expect(cut.choices.map(\.end) == [.length, .length, .length])
    #expect(cut.usage.completionTokens == 21)
  }

  @Test(arguments: [(1, 1_000_000, true), (2, 500_000, true), (2, 500_001, false)])
  func `writes a million tokens of prose at most`(
    choices: Int,
    tokens: Int,
    isWritten: Bool
  ) throws {
    let asking = Asking([.responds { $0.proseTokens = tokens }])
    let answer = try asking.ask(hello) { $0.choiceCount = choices }
    #expect(answer.usage.completionTokens == (isWritten ? choices * tokens : 0))
    #expect(answer.failure?.kind == (isWritten ? nil : .invalidRequest))
    #expect(answer.failure?.parameter == (isWritten ? nil : "n"))
  }

  @Test func `states log probabilities of what it says`() throws {
    let asking = Asking([
      .responds { response in
        response.text = Template("a b c d")
        response.logprobs = stated("a", " b", " c", " d")
      }
    ])
    func tokens(
      _ request: SampleRequest,
      _ change: (inout InferenceRequest) -> Void
    ) throws -> [String] {
      let answer = try asking.ask(request) { neutral in
        neutral.topLogprobs = 0
        change(&neutral)
      }
      return answer.choices[0].tokens.map(\.text)
    }
    #expect(try tokens(hello) { _ in } == ["a", " b", " c", " d"])
    #expect(try tokens(hello) { $0.tokensMax = 2 } == ["a", " b"])
    #expect(try tokens(hello) { $0.stop(at: " c") } == ["a", " b"])
    #expect(try tokens(hello) { $0.stop(at: "a") } == [])
    let prompt = completion("say it")
    #expect(try tokens(prompt) { $0.tokensMax = 1 } == ["a"])
    #expect(
      try tokens(prompt) { request in
        request.echoesPrompt = true
        request.tokensMax = 2
      } == ["say", " it", "a", " b"]
    )
  }
}
