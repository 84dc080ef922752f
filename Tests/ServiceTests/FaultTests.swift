// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

private let path = "/v1/chat/completions"
private let whole =
  #"{"model":"gpt-4o","messages":[{"role":"user","content":"One two three é."}]}"#
private let streamed = whole.dropLast() + #","stream":true}"#

/// Everything that is done to answer `body` where the one rule has this fault.
private func moves(of fault: String, to body: some StringProtocol) throws -> [Move] {
  let service = try scripted("rules: [{fault: \(fault)}]")
  return moves(of: service, to: request("POST", path, String(body)))
}

/// What the same request is answered without a fault.
private func sound(_ body: some StringProtocol) -> Answer {
  moves(to: request("POST", path, String(body))).answer
}

/// The data of a stream's events, with its framing taken off.
private func events(_ answer: Answer) -> [String] {
  answer.body.replacing("\r\n", with: "\n").split(separator: "\n")
    .filter { $0.hasPrefix("data: ") }
    .map { String($0.dropFirst(6)) }
}

@Suite struct `A fault of a whole answer` {
  @Test(arguments: [("hang", Step.hang), ("close_before_head", .close), ("reset", .reset)])
  func `may keep all of it`(fault: String, step: Step) throws {
    for body in [whole, String(streamed)] {
      #expect(try moves(of: fault, to: body) == [Move(text: "", step: step)])
    }
  }

  @Test func `that keeps all of it counts as no status, and saves nothing`() throws {
    let service = try scripted("rules: [{fault: hang}]")
    _ = moves(of: service, to: request("POST", path, whole))
    let metrics = get("/metrics", of: service).body
    let line = #"understudy_requests_total{api="openai",model="gpt-4o",status="other"} 1"#
    #expect(metrics.contains(line))
    #expect(!metrics.contains("understudy_tokens_total{"))
  }

  @Test func `may delay it`() throws {
    let moves = try moves(of: "{delay_ms: 40}", to: whole)
    #expect(moves.waits == [40])
    #expect(moves.answer.body == sound(whole).body)
    #expect(moves.answer.field("openai-processing-ms") == "40")
  }

  @Test(arguments: [("close", Step.close), ("reset", .reset)])
  func `may cut it half way`(ending: String, step: Step) throws {
    let moves = try moves(of: "{cut_after_chunk: 2, with: \(ending)}", to: whole)
    let full = sound(whole)
    #expect(moves.map(\.step) == [step])
    #expect(moves.answer.head == full.head)
    #expect(moves.answer.body.utf8.elementsEqual(full.body.utf8.prefix(full.body.utf8.count / 2)))
    let headless = try ServiceTests.moves(of: "{cut_after_chunk: 0}", to: whole)
    #expect(headless.answer.head == full.head)
    #expect(headless.answer.body == "")
  }

  @Test func `may leave half of its JSON`() throws {
    let moves = try moves(of: "{malformed_chunk: 1}", to: whole)
    let body = moves.answer.body
    #expect(moves.map(\.step) == [.finished])
    #expect(sound(whole).body.hasPrefix(body) && body != sound(whole).body)
    #expect(moves.answer.field("content-length") == String(body.utf8.count))
  }

  @Test(arguments: [("wrong_content_length", 10), ("{wrong_content_length: -7}", -7)])
  func `may miscount it`(fault: String, difference: Int) throws {
    let moves = try moves(of: fault, to: whole)
    #expect(moves.map(\.step) == [.close])
    #expect(moves.answer.body == sound(whole).body)
    let length = moves.answer.body.utf8.count + difference
    #expect(moves.answer.field("content-length") == String(length))
  }

  @Test func `may send it twice`() throws {
    let body = sound(whole).body
    let answer = try moves(of: "{duplicate_chunk: 1}", to: whole).answer
    #expect(answer.body == body + body)
    #expect(answer.field("content-length") == String(2 * body.utf8.count))
  }

  @Test func `may leave nothing of it`() throws {
    let moves = try moves(of: "empty_body", to: whole)
    #expect(moves.map(\.step) == [.finished])
    #expect(moves.answer.status == 200)
    #expect(moves.answer.body == "")
    #expect(moves.answer.field("content-length") == "0")
  }

  @Test func `may have bytes follow it that belong to nothing`() throws {
    let moves = try moves(of: "garbage_after_end", to: whole)
    #expect(moves.map(\.step) == [.finished])
    let body = sound(whole).body
    #expect(moves.answer.body == body + "These bytes belong to no response.\r\n\r\n")
    #expect(moves.answer.field("content-length") == String(body.utf8.count))
  }

  @Test func `may let it drip`() throws {
    let moves = try moves(of: "{drip_ms: 2}", to: whole)
    let full = sound(whole)
    #expect(moves.first?.text == full.head + "\r\n\r\n")
    #expect(moves.count == 1 + full.body.utf8.count)
    #expect(moves.waits.allSatisfy { $0 == 2 })
    #expect(moves.last?.step == .finished)
  }

  @Test func `may split its characters`() throws {
    let service = try scripted("rules: [{fault: split}]")
    let pieces = pieces(of: service, to: request("POST", path, whole))
    let full = sound(whole)
    #expect(Array(pieces.joined()) == Array((full.head + "\r\n\r\n" + full.body).utf8))
    #expect(pieces.count == 3)
    #expect(pieces[1].last == 0xC3)
    #expect(pieces[2].first == 0xA9)
  }

  @Test func `keeps compression away`() throws {
    let body = whole.replacing("One", with: String(repeating: "One ", count: 1000))
    func coding(_ yaml: String) throws -> String? {
      let service = try scripted(yaml)
      let text = request("POST", path, body, fields: ["Accept-Encoding: gzip"])
      let head = pieces(of: service, to: text).joined().prefix(1000)
      return Answer(String(decoding: head, as: UTF8.self)).field("content-encoding")
    }
    #expect(try coding("rules: [{respond: {delay_ms: 5}}]") == "gzip")
    #expect(try coding("rules: [{fault: {malformed_chunk: 1}}]") == nil)
  }
}

@Suite struct `A fault of a stream` {
  @Test(arguments: [("close", Step.close), ("reset", .reset)])
  func `may cut it behind a chunk`(ending: String, step: Step) throws {
    let moves = try moves(of: "{cut_after_chunk: 2, with: \(ending)}", to: streamed)
    #expect(moves.map(\.step) == [step])
    let sent = events(moves.answer)
    #expect(sent == Array(events(sound(streamed)).prefix(3)))
    #expect(!moves.text.hasSuffix("0\r\n\r\n"))
  }

  @Test func `may cut it before the first chunk`() throws {
    let sent = events(try moves(of: "{cut_after_chunk: 0}", to: streamed).answer)
    #expect(sent == Array(events(sound(streamed)).prefix(1)))
  }

  @Test func `leaves a stream whole that has fewer chunks`() throws {
    let moves = try moves(of: "{cut_after_chunk: 100}", to: streamed)
    #expect(moves.map(\.step) == [.finished])
    #expect(events(moves.answer) == events(sound(streamed)))
  }

  @Test func `may break the JSON of one chunk and go on`() throws {
    let answer = try moves(of: "{malformed_chunk: 2}", to: streamed).answer
    let sent = events(answer)
    let full = events(sound(streamed))
    #expect(sent.count == full.count)
    for index in full.indices {
      let isBroken = index == 2
      #expect((sent[index] != full[index]) == isBroken)
      #expect(full[index].hasPrefix(sent[index]))
    }
    #expect(answer.body.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
  }

  @Test func `may send one chunk twice`() throws {
    let sent = events(try moves(of: "{duplicate_chunk: 2}", to: streamed).answer)
    var full = events(sound(streamed))
    full.insert(full[2], at: 2)
    #expect(sent == full)
  }

  @Test(arguments: [("wrong_content_length", 10), ("{wrong_content_length: -7}", -7)])
  func `may frame it by a length that is wrong`(fault: String, difference: Int) throws {
    let moves = try moves(of: fault, to: streamed)
    let answer = moves.answer
    #expect(moves.map(\.step) == [.finishedClosing])
    #expect(answer.field("transfer-encoding") == nil)
    #expect(answer.field("content-length") == String(answer.body.utf8.count + difference))
    #expect(events(answer) == events(sound(streamed)))
  }

  @Test func `may leave it without events`() throws {
    let moves = try moves(of: "empty_body", to: streamed)
    #expect(moves.map(\.step) == [.finished])
    #expect(moves.answer.field("content-type") == "text/event-stream; charset=utf-8")
    #expect(moves.answer.body == "0\r\n\r\n")
  }

  @Test func `may have bytes follow it that belong to nothing`() throws {
    let moves = try moves(of: "garbage_after_end", to: streamed)
    #expect(moves.map(\.step) == [.finished])
    #expect(moves.text.hasSuffix("\n\n\r\n0\r\n\r\nThese bytes belong to no response.\r\n\r\n"))
  }

  @Test func `may split its lines and its characters`() throws {
    let service = try scripted("rules: [{fault: split}]")
    let pieces = pieces(of: service, to: request("POST", path, String(streamed)))
    #expect(Array(pieces.joined()) == Array(sound(streamed).all.utf8))
    let texts = pieces.map { String(decoding: $0, as: UTF8.self) }
    let count = events(sound(streamed)).count
    #expect(texts.filter { $0.hasSuffix("da") }.count == count)
    #expect(texts.filter { $0.hasPrefix("ta: ") }.count == count)
    #expect(pieces.filter { $0.last == 0xC3 }.count == 1)
    #expect(texts.filter { $0.hasSuffix("\n") && !$0.hasSuffix("\n\n") }.count >= count - 1)
  }

  @Test func `may let it drip`() throws {
    let moves = try moves(of: "{drip_ms: 1}", to: streamed)
    let full = sound(streamed)
    #expect(moves.first?.text == full.head + "\r\n\r\n")
    #expect(moves.count == 1 + full.body.utf8.count)
    #expect(moves.waits.allSatisfy { $0 == 1 })
  }
}

@Suite struct `A fault of a stream with events around its chunks` {
  /// A message of two chunks, the first of which opens a block and the last of which closes it.
  private func sent(_ fault: String?) throws -> [String] {
    let rule = #"respond: {text: "a b", pacing: {chunk: word}}"#
    let fault = fault.map { ", fault: {\($0)}" } ?? ""
    let service = try scripted("rules: [{\(rule)\(fault)}]")
    let body =
      #"{"model":"claude-sonnet-4-5","max_tokens":9,"stream":true,"#
      + #""messages":[{"role":"user","content":"x"}]}"#
    let fields = ["anthropic-version: 2023-06-01", "x-api-key: k"]
    let post = request("POST", "/v1/messages", body, fields: fields)
    return events(moves(of: service, to: post).answer)
  }

  /// Where the chunks stand among the events: message_start, content_block_start and ping come
  /// first.
  private let chunks = [1: 3, 2: 4]

  @Test(arguments: [1, 2])
  func `strikes the chunk alone`(number: Int) throws {
    let full = try sent(nil)
    #expect(full.filter { $0.contains("text_delta") }.count == 2)
    let place = try #require(chunks[number])
    let malformed = try sent("malformed_chunk: \(number)")
    #expect(malformed.count == full.count)
    for index in full.indices {
      #expect((malformed[index] != full[index]) == (index == place))
      #expect(full[index].hasPrefix(malformed[index]))
    }
    var twice = full
    twice.insert(full[place], at: place)
    #expect(try sent("duplicate_chunk: \(number)") == twice)
    #expect(try sent("cut_after_chunk: \(number)") == Array(full.prefix(place + 1)))
  }

  @Test func `cuts before the first chunk`() throws {
    #expect(try sent("cut_after_chunk: 0") == Array(try sent(nil).prefix(1)))
  }
}
