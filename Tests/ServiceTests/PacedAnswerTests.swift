// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

private let path = "/v1/chat/completions"
private let whole = #"{"model":"gpt-4o","messages":[{"role":"user","content":"One two three."}]}"#
private let streamed = String(whole.dropLast() + #","stream":true}"#)

private func moves(pacing: String, _ body: String) throws -> [Move] {
  let service = try scripted("rules: [{respond: {pacing: \(pacing)}}]")
  return moves(of: service, to: request("POST", path, body))
}

@Suite struct `A paced answer` {
  @Test func `that streams sends each token when it is due`() throws {
    let moves = try moves(pacing: "{first_token_ms: 180, per_token_ms: 20}", streamed)
    #expect(moves.waits == [180, 20, 20, 20])
    let texts = moves.map { move in
      move.text.split(separator: #""content":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
    }
    #expect(texts == [[], ["", "One"], [" two"], [" three"], ["."]])
    #expect(moves.answer.field("openai-processing-ms") == "180")
    #expect(moves.last?.step == .finished)
    #expect(moves.last?.text.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n") == true)
    #expect(moves.answer.body.filter { $0 == "{" } == plain(streamed).body.filter { $0 == "{" })
  }

  private func plain(_ body: String) -> Answer {
    ServiceTests.moves(to: request("POST", path, body)).answer
  }

  @Test func `that is whole waits as long as its stream takes`() throws {
    for pacing in [
      "{first_token_ms: 180, per_token_ms: 20}",
      "{first_token_ms: 180, tokens_per_second: 50, chunk: character}",
      "{first_token_ms: 100, per_token_ms: 20, jitter: {distribution: lognormal, spread: 0.4}}",
    ] {
      let stream = try moves(pacing: pacing, streamed)
      let moves = try moves(pacing: pacing, whole)
      #expect(moves.waits.count == 1)
      #expect(abs(moves.waits.reduce(0, +) - stream.waits.reduce(0, +)) < 1e-6)
      #expect(moves.answer.body == plain(whole).body)
      let milliseconds = moves.answer.field("openai-processing-ms").flatMap { Int($0) }
      #expect(milliseconds == Int(moves.waits[0]))
    }
  }

  @Test func `waits for its prompt`() throws {
    let moves = try moves(pacing: "{first_token_ms: 10, per_prompt_token_ms: 2}", whole)
    #expect(moves.answer.body.contains(#""prompt_tokens":11"#))
    #expect(moves.waits == [32])
  }

  @Test func `that embeds waits for its first token alone`() throws {
    let service = try scripted("defaults: {pacing: {first_token_ms: 10, per_token_ms: 9}}")
    let text = request("POST", "/v1/embeddings", #"{"model":"m","input":"a b c"}"#)
    #expect(moves(of: service, to: text).waits == [10])
  }

  @Test func `is paced the same each time, and unlike another`() throws {
    let pacing = "{per_token_ms: 20, jitter: {distribution: normal, spread: 0.3}}"
    let waits = try moves(pacing: pacing, streamed).waits
    #expect(waits.count == 3)
    #expect(Set(waits).count == 3)
    #expect(try moves(pacing: pacing, streamed).waits == waits)
    let other = streamed.replacing("three", with: "four")
    #expect(try moves(pacing: pacing, other).waits != waits)
  }

  @Test func `adds the delay of its rule and of its request`() throws {
    let service = try scripted(
      "rules: [{respond: {delay_ms: 5, pacing: {first_token_ms: 10, per_token_ms: 20}}}]"
    )
    let fields = ["X-Understudy-Delay: 100"]
    let stream = moves(of: service, to: request("POST", path, streamed, fields: fields))
    #expect(stream.waits == [115, 20, 20, 20])
    #expect(stream.answer.field("openai-processing-ms") == "115")
  }

  @Test func `may be cut in chunks without taking time`() throws {
    let moves = try moves(pacing: "{chunk: 5}", streamed)
    #expect(moves.map(\.step) == [.finished])
    #expect(moves.text.contains(#""content":"One t""#))
  }

  @Test func `may break off in the middle of its pace`() throws {
    let yaml = """
      rules:
        - pacing: {first_token_ms: 10, per_token_ms: 20}
          fault: {cut_after_chunk: 2}
      """
    let moves = moves(of: try scripted(yaml), to: request("POST", path, streamed))
    #expect(moves.map(\.step).last == .close)
    #expect(moves.waits == [10, 20])
  }
}

@Suite struct `A scripted head` {
  @Test func `has the status and the fields of its rule in place of ours`() throws {
    let yaml = """
      rules:
        - respond:
            status: 202
            headers:
              x-house: "{{ model }}"
              X-Request-Id: mine
              openai-organization: house
      """
    for body in [whole, streamed] {
      let answer = moves(of: try scripted(yaml), to: request("POST", path, body)).answer
      #expect(answer.status == 202)
      #expect(answer.field("x-house") == "gpt-4o")
      #expect(answer.field("X-Request-Id") == "mine")
      #expect(answer.field("x-request-id") == nil)
      #expect(answer.field("openai-organization") == "house")
      #expect(answer.head.split(separator: "openai-organization").count == 2)
      let isStream = body == streamed
      #expect((answer.field("content-length") == nil) == isStream)
      #expect((answer.field("transfer-encoding") == nil) != isStream)
    }
  }

  @Test func `of an error has them, too, and its delay`() throws {
    let yaml = """
      rules:
        - error: {type: rate_limit, retry_after: 7, headers: {x-house: "1"}, delay_ms: 30}
      """
    let moves = moves(of: try scripted(yaml), to: request("POST", path, whole))
    #expect(moves.waits == [30])
    #expect(moves.answer.status == 429)
    #expect(moves.answer.field("retry-after") == "7")
    #expect(moves.answer.field("x-house") == "1")
    #expect(moves.answer.field("openai-processing-ms") == "30")
  }
}
