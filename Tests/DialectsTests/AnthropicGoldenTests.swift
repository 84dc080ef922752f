// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Inference
import JSON
import Testing

/// One stored answer and how it comes about.
private struct GoldenMessage: Sendable, CustomTestStringConvertible {
  var name: String
  var members: String
  var fill: @Sendable (inout ReplyWriter<Anthropic>) -> Void

  init(
    _ name: String,
    _ members: String = "",
    _ fill: @escaping @Sendable (inout ReplyWriter<Anthropic>) -> Void
  ) {
    self.name = name
    self.members = members
    self.fill = fill
  }

  var testDescription: String { name }

  /// The answer, its texts in pieces of so many bytes.
  func text(isStream: Bool, pieceBytesMax: Int = .max) throws -> String {
    let body = #"""
      {"model":"claude-sonnet-4-5","max_tokens":100,"messages":[{"role":"user","content":"hi"}],
      "stop_sequences":["STOP","END"]\#(members)}
      """#
    var writer = try ReplyWriter<Anthropic>(to: body)
    writer.count(prompt: 12, completion: 7)
    fill(&writer)
    return isStream
      ? writer.stream(pieceBytesMax: min(pieceBytesMax, 4))
      : writer.whole(pieceBytesMax: pieceBytesMax)
  }
}

@Sendable private func callTools(_ writer: inout ReplyWriter<Anthropic>) {
  writer.call([("get_weather", #"{"city":"Oslo"}"#, false), ("now", "", false)])
}

@Sendable private func think(_ writer: inout ReplyWriter<Anthropic>) {
  var choice = Choice()
  choice.reasoning = writer.text("Hm, so")
  choice.text = writer.text("Yes")
  writer.reply.choices.append(choice)
}

@Suite struct `An Anthropic answer` {
  fileprivate static let cases: [GoldenMessage] = [
    GoldenMessage("anthropic-message") { $0.say("Hello, \"wörld\"\u{2028}!\n") },
    GoldenMessage("anthropic-message-empty") { $0.say("") },
    GoldenMessage("anthropic-message-length") { $0.say("Hello", .length) },
    GoldenMessage("anthropic-message-stop") { writer in
      writer.say("Hello")
      writer.reply.choices[0].stopSequence = 1
    },
    GoldenMessage("anthropic-message-cached") { writer in
      writer.say("Hello")
      writer.reply.usage.cachedTokens = 8
    },
    GoldenMessage("anthropic-message-named") { writer in
      writer.say("Hello")
      writer.reply.id = writer.text("msg_mine")
      writer.reply.model = writer.text("claude-mine")
    },
    GoldenMessage("anthropic-message-tools", "", callTools),
    GoldenMessage("anthropic-message-text-and-tools") { writer in
      callTools(&writer)
      writer.reply.choices[0].text = writer.text("Let me see.")
      writer.reply.choices[0].finishReason = .stop
      writer.reply.toolCalls[0].id = writer.text("toolu_mine")
    },
    GoldenMessage("anthropic-message-broken-call") { $0.call([("f", #"{"city"#, false)]) },
    GoldenMessage("anthropic-message-thinking", "", think),
    GoldenMessage(
      "anthropic-message-omitted-thinking",
      #","thinking":{"type":"adaptive","display":"omitted"}"#,
      think
    ),
    GoldenMessage("anthropic-message-thinking-tools") { writer in
      callTools(&writer)
      writer.reply.choices[0].reasoning = writer.text("Hm, so")
    },
    GoldenMessage("anthropic-message-refusal") { writer in
      var choice = Choice()
      choice.refusal = writer.text("I can't.")
      choice.finishReason = .contentFilter
      writer.reply.choices.append(choice)
    },
    GoldenMessage("anthropic-message-filter") { $0.say("Well", .contentFilter) },
  ]

  @Test(arguments: cases)
  fileprivate func `is the stored one to the byte`(row: GoldenMessage) throws {
    let whole = try row.text(isStream: false)
    #expect(whole + "\n" == GoldenFile.text("\(row.name).json"))
    let stream = try row.text(isStream: true)
    #expect(stream + "\n" == GoldenFile.text("\(row.name).sse"))
  }

  @Test(arguments: cases)
  fileprivate func `is JSON, whole or frame by frame`(row: GoldenMessage) throws {
    var tape = JSONTape()
    try tape.parse(Array(try row.text(isStream: false).utf8).span)
    let stream = try row.text(isStream: true)
    #expect(stream.hasSuffix("\n\n"))
    let lines = stream.split(separator: "\n", omittingEmptySubsequences: true)
    #expect(lines.count.isMultiple(of: 2))
    for index in stride(from: 0, to: lines.count, by: 2) {
      let (event, data) = (lines[index], lines[index + 1])
      #expect(event.hasPrefix("event: "))
      #expect(data.hasPrefix(#"data: {"type":"\#(event.dropFirst(7))""#))
      try tape.parse(Array(data.dropFirst(6).utf8).span)
    }
    #expect(lines.first == "event: message_start")
    #expect(lines.dropLast().last == "event: message_stop")
  }

  @Test(arguments: cases)
  fileprivate func `is the same however its texts are cut`(row: GoldenMessage) throws {
    let whole = try row.text(isStream: false)
    for bytesMax in [1, 2, 3, 7] {
      #expect(try row.text(isStream: false, pieceBytesMax: bytesMax) == whole)
    }
  }

  @Test func `counts tokens in one member`() throws {
    let body = #"{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"hi"}]}"#
    var writer = try ReplyWriter<Anthropic>(to: body, for: .tokenCount)
    writer.count(prompt: 14, completion: 0)
    #expect(writer.whole() == #"{"input_tokens":14}"#)
  }
}
