// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Embeddings
import HTTP
import Inference
import Testing

/// What a scenario may state of an answer in place of what the dialect draws or words.
@Suite struct `A scripted answer` {
  @Test(arguments: [
    ("/v1/chat/completions", #""id":"mine","object":"chat.completion","#),
    ("/v1/completions", #""id":"mine","object":"text_completion","#),
  ])
  func `has the id and the model that a rule gives it in OpenAI's form`(
    path: String,
    opening: String
  ) throws {
    let isChat = path.contains("chat")
    let body =
      isChat
      ? #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}]}"#
      : #"{"model":"gpt-4o","prompt":"Hi"}"#
    var writer = try ReplyWriter<OpenAI>(to: body, for: isChat ? .chat : .completion)
    writer.say("Hello")
    writer.reply.id = writer.text("mine")
    writer.reply.model = writer.text("gpt-mine")
    #expect(writer.whole().contains(opening))
    #expect(writer.whole().contains(#""model":"gpt-mine""#))
    #expect(writer.stream().contains(#"{"id":"mine","object":"#))
    #expect(!writer.stream().contains("gpt-4o"))
  }

  @Test(arguments: [
    ("float", #""embedding":[0.5,-1.0,0.1]}"#), ("base64", #""embedding":"AAAAPwAAgL/NzMw9"}"#),
  ])
  func `has the vectors that a rule pins, and makes the others`(
    encoding: String,
    expected: String
  ) throws {
    let body = """
      {"model":"m","input":["a","b"],"dimensions":3,"encoding_format":"\(encoding)"}
      """
    let request = try decode(body, for: .embedding)
    var reply = InferenceReply()
    reply.dimensions = 3
    reply.vectors = [[0.5, -1, 0.1]]
    let embedder = Embedder(model: "m", mode: .lexical)
    var scratch = EmbeddingScratch()
    var output = ByteBuffer()
    var next = 0
    let isLonger = OpenAI.encodeEmbeddings(
      from: &next,
      bytesMin: .max,
      of: reply,
      to: request,
      by: embedder,
      scratch: &scratch,
      into: &output
    )
    #expect(!isLonger)
    let text = string(output)
    #expect(text.contains(#""index":0,"# + expected))
    #expect(text.contains(#","index":1,"embedding":"#))
    #expect(text.split(separator: expected).count == 2)
  }

  private func worded<D: Dialect>(_ failure: Failure, by dialect: D.Type) -> String {
    let (path, model) = (Array("/v1/x".utf8), Array("m".utf8))
    let site = FailureSite(
      operation: .chat,
      method: .post,
      path: path.span,
      model: model.span,
      identity: ReplyIdentity(key: 42, created: 0, fingerprint: 0)
    )
    var output = ByteBuffer()
    D.encode(failure, at: site, form: .whole, into: &output)
    return string(output)
  }

  @Test func `has the type and the body that a rule gives its error`() {
    var failure = Failure(.serverError, "no")
    failure.type = "mock_error"
    #expect(worded(failure, by: OpenAI.self).contains(#""type":"mock_error""#))
    #expect(worded(failure, by: Anthropic.self).contains(#""type":"mock_error""#))
    failure.body = #"{"whole":1}"#
    #expect(worded(failure, by: OpenAI.self) == #"{"whole":1}"#)
    #expect(worded(failure, by: Anthropic.self) == #"{"whole":1}"#)
  }

  @Test func `says which limit struck and when it will let the request through`() {
    var failure = Failure(.rateLimit, "")
    failure.excess = RateExcess(
      countsTokens: false,
      limit: 60,
      used: 60,
      requested: 1,
      waitNanoseconds: 1_000_000_000
    )
    let requests = worded(failure, by: OpenAI.self)
    #expect(requests.contains("(RPM): Limit 60, Used 60, Requested 1. Please try again in 1s"))
    #expect(requests.contains(#""type":"requests""#))
    let message = worded(failure, by: Anthropic.self)
    #expect(message.contains("rate limit for your organization of 60 requests per minute. Please"))
    failure.excess?.countsTokens = true
    failure.excess?.waitNanoseconds = nil
    let tokens = worded(failure, by: OpenAI.self)
    #expect(tokens.contains("Request too large for m in organization org-understudy on tokens per"))
    #expect(tokens.contains(#""type":"tokens""#))
    #expect(worded(failure, by: Anthropic.self).contains("so it will never fit"))
  }
}
