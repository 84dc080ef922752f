// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Embeddings
import Inference
import JSON
import Testing

/// One stored answer and how it comes about.
private struct GoldenCase: Sendable, CustomTestStringConvertible {
  var name: String
  var write: @Sendable () throws -> String

  init(_ name: String, _ write: @escaping @Sendable () throws -> String) {
    self.name = name
    self.write = write
  }

  var testDescription: String { name }
}

/// A chat whose body is right but for `members`, answered by `fill` and written by `write`.
private func chat(
  _ members: String = "",
  _ fill: (inout ReplyWriter<OpenAI>) -> Void,
  _ write: (borrowing ReplyWriter<OpenAI>) -> String
) throws -> String {
  let body = #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}]\#(members)}"#
  var writer = try ReplyWriter<OpenAI>(to: body)
  fill(&writer)
  writer.count(prompt: 8, completion: 5)
  return write(writer)
}

/// A legacy completion of `Hello`, likewise.
private func completion(
  _ members: String = "",
  _ fill: (inout ReplyWriter<OpenAI>) -> Void,
  _ write: (borrowing ReplyWriter<OpenAI>) -> String
) throws -> String {
  let body = #"{"model":"gpt-3.5-turbo-instruct","prompt":"Hello"\#(members)}"#
  var writer = try ReplyWriter<OpenAI>(to: body, for: .completion)
  fill(&writer)
  writer.count(prompt: 1, completion: 2)
  return write(writer)
}

private let tools = #"""
  ,"tools":[{"type":"function","function":{"name":"get_weather","parameters":{}}},
  {"type":"function","function":{"name":"now"}},{"type":"custom","custom":{"name":"shell"}}]
  """#
private let functions = #","functions":[{"name":"get_weather"}]"#
private let stream = #","stream":true"#
private let usage = #","stream":true,"stream_options":{"include_usage":true}"#

private func greet(_ writer: inout ReplyWriter<OpenAI>) {
  writer.say("Hello, \"wörld\"\u{2028}!\n")
}

private func greetTwice(_ writer: inout ReplyWriter<OpenAI>) {
  writer.say("Hello you")
  writer.say("Hello", .length)
}

private func callTools(_ writer: inout ReplyWriter<OpenAI>) {
  writer.call([
    ("get_weather", #"{"city":"Oslo"}"#, false), ("now", "", false), ("shell", "ls -l", true),
  ])
}

private func callFunction(_ writer: inout ReplyWriter<OpenAI>) {
  writer.call([("get_weather", #"{"city":"Oslo"}"#, false)])
}

private func refuse(_ writer: inout ReplyWriter<OpenAI>) {
  var choice = Choice()
  choice.refusal = writer.text("I can't.")
  choice.finishReason = .contentFilter
  writer.reply.choices.append(choice)
}

private func think(_ writer: inout ReplyWriter<OpenAI>) {
  var choice = Choice()
  choice.reasoning = writer.text("Hm, so")
  choice.text = writer.text("Yes")
  writer.reply.choices.append(choice)
}

private func callWithText(_ writer: inout ReplyWriter<OpenAI>) {
  callFunction(&writer)
  writer.reply.choices[0].text = writer.text("")
}

/// `Hi` and an emoji whose bytes two tokens share.
private func sayTokens(_ writer: inout ReplyWriter<OpenAI>) {
  writer.say(tokens: [
    (
      Array(" Hi".utf8), -12_345_678, [(Array(" Hi".utf8), -12_345_678), ([0x59, 0x6F], -3 << 27)]
    ),
    ([0x20, 0xF0, 0x9F], -10, [([0x20, 0xF0, 0x9F], -10), ([0x22], -99)]),
    ([0x91, 0x8B], 0, [([0x91, 0x8B], 0), ([0xC3, 0xA9], -1 << 40)]),
  ])
}

/// The vectors of a text and of a token array in eight dimensions.
private func vectors(_ encoding: String, bytesMin: Int) throws -> String {
  let body = #"""
    {"model":"text-embedding-3-small","input":[[15339],[15339,1917]],"dimensions":8,
    "encoding_format":"\#(encoding)"}
    """#
  let request = try decode(body, for: .embedding)
  var reply = InferenceReply()
  reply.dimensions = 8
  reply.usage.promptTokens = 3
  let embedder = Embedder(model: "text-embedding-3-small", mode: .lexical)
  var scratch = EmbeddingScratch()
  var output = ByteBuffer()
  var next = 0
  while OpenAI.encodeEmbeddings(
    from: &next,
    bytesMin: bytesMin,
    of: reply,
    to: request,
    by: embedder,
    scratch: &scratch,
    into: &output
  ) {}
  return string(output)
}

@Suite struct `An OpenAI answer` {
  fileprivate static let cases: [GoldenCase] = [
    GoldenCase("openai-chat.json") { try chat("", greet) { $0.whole() } },
    GoldenCase("openai-chat-choices.json") { try chat("", greetTwice) { $0.whole() } },
    GoldenCase("openai-chat-empty.json") { try chat("", { $0.say("") }, { $0.whole() }) },
    GoldenCase("openai-chat-tools.json") { try chat(tools, callTools) { $0.whole() } },
    GoldenCase("openai-chat-function.json") { try chat(functions, callFunction) { $0.whole() } },
    GoldenCase("openai-chat-text-and-call.json") { try chat(tools, callWithText) { $0.whole() } },
    GoldenCase("openai-chat-refusal.json") { try chat("", refuse) { $0.whole() } },
    GoldenCase("openai-chat-reasoning.json") { try chat("", think) { $0.whole() } },
    GoldenCase("openai-chat-logprobs.json") {
      try chat(#","logprobs":true,"top_logprobs":2"#, sayTokens) { $0.whole() }
    },
    GoldenCase("openai-chat-stream.sse") { try chat(stream, greet) { $0.stream() } },
    GoldenCase("openai-chat-usage-stream.sse") { try chat(usage, greet) { $0.stream() } },
    GoldenCase("openai-chat-choices-stream.sse") { try chat(stream, greetTwice) { $0.stream() } },
    GoldenCase("openai-chat-tools-stream.sse") {
      try chat(tools + usage, callTools) { $0.stream() }
    },
    GoldenCase("openai-chat-function-stream.sse") {
      try chat(functions + stream, callFunction) { $0.stream() }
    },
    GoldenCase("openai-chat-text-and-call-stream.sse") {
      try chat(tools + stream, callWithText) { $0.stream() }
    },
    GoldenCase("openai-chat-refusal-stream.sse") { try chat(stream, refuse) { $0.stream() } },
    GoldenCase("openai-chat-reasoning-stream.sse") { try chat(stream, think) { $0.stream() } },
    GoldenCase("openai-chat-logprobs-stream.sse") {
      try chat(stream + #","logprobs":true,"top_logprobs":2"#, sayTokens) { $0.stream() }
    },
    GoldenCase("openai-completion.json") { try completion("", greet) { $0.whole() } },
    GoldenCase("openai-completion-choices.json") { try completion("", greetTwice) { $0.whole() } },
    GoldenCase("openai-completion-logprobs.json") {
      try completion(#","logprobs":2"#, sayTokens) { $0.whole() }
    },
    GoldenCase("openai-completion-echo.json") {
      try completion(#","logprobs":2,"echo":true"#, sayTokens) { $0.whole() }
    },
    GoldenCase("openai-completion-stream.sse") {
      try completion(stream, greetTwice) { $0.stream() }
    },
    GoldenCase("openai-completion-usage-stream.sse") {
      try completion(usage, greet) { $0.stream() }
    },
    GoldenCase("openai-completion-logprobs-stream.sse") {
      try completion(stream + #","logprobs":0"#, sayTokens) { $0.stream() }
    },
    GoldenCase("openai-embeddings-float.json") { try vectors("float", bytesMin: .max) },
    GoldenCase("openai-embeddings-base64.json") { try vectors("base64", bytesMin: .max) },
  ]

  @Test(arguments: cases)
  fileprivate func `is the stored one to the byte`(row: GoldenCase) throws {
    let answer = try row.write()
    #expect(answer + "\n" == GoldenFile.text(row.name))
  }

  @Test(arguments: cases)
  fileprivate func `is JSON, whole or frame by frame`(row: GoldenCase) throws {
    let answer = try row.write()
    var tape = JSONTape()
    guard row.name.hasSuffix(".sse") else {
      try tape.parse(Array(answer.utf8).span)
      return
    }
    #expect(answer.hasSuffix("\n\n"))
    let frames = answer.split(separator: "\n", omittingEmptySubsequences: true)
    #expect(frames.last == "data: [DONE]")
    for frame in frames.dropLast() {
      #expect(frame.hasPrefix("data: "))
      try tape.parse(Array(frame.dropFirst(6).utf8).span)
    }
  }

  @Test(arguments: [1, 2, 3, 7])
  func `is the same however its texts are cut`(bytesMax: Int) throws {
    let fills = [greet, greetTwice, callTools, refuse, think, callWithText]
    for fill in fills {
      let whole = try chat(tools, fill) { $0.whole() }
      let pieces = try chat(tools, fill) { $0.whole(pieceBytesMax: bytesMax) }
      #expect(pieces == whole)
    }
  }

  @Test(arguments: ["float", "base64"])
  func `holds the same vectors however it is sliced`(encoding: String) throws {
    let whole = try vectors(encoding, bytesMin: .max)
    let sliced = try vectors(encoding, bytesMin: 1)
    #expect(sliced == whole)
  }
}
