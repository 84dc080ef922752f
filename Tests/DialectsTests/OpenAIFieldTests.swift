// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import HTTP
import Inference
import Testing

@Suite struct `The header fields of an OpenAI answer` {
  private func fields(
    tokens: Int,
    milliseconds: Int = 0,
    standing: RateStanding? = nil
  ) -> String {
    let identity = ReplyIdentity(key: 42, created: 0, fingerprint: 0)
    var head = ByteBuffer()
    var usage = Usage()
    usage.promptTokens = tokens
    OpenAI.appendFields(
      as: identity,
      status: 200,
      usage: usage,
      standing: standing,
      milliseconds: milliseconds,
      into: &head
    )
    return string(head)
  }

  @Test func `tell the request's id, its time and the limits less this request`() {
    let expected = """
      x-request-id: req_04ba5342e6e3e72d325ee30e9744ea88
      openai-organization: understudy
      openai-processing-ms: 250
      openai-version: 2020-10-01
      x-ratelimit-limit-requests: 10000
      x-ratelimit-limit-tokens: 30000000
      x-ratelimit-remaining-requests: 9999
      x-ratelimit-remaining-tokens: 29999000
      x-ratelimit-reset-requests: 6ms
      x-ratelimit-reset-tokens: 2ms

      """
    let lines = expected.split(separator: "\n").map { $0 + "\r\n" }
    #expect(fields(tokens: 1_000, milliseconds: 250) == lines.joined())
  }

  @Test func `tell how a scenario's limits stand`() {
    var standing = RateStanding()
    standing.requests = RateCount(limit: 60, remaining: 58, resetNanoseconds: 2_000_000_000)
    standing.tokens = RateCount(limit: 500, remaining: 0, resetNanoseconds: 60_000_000_001)
    let text = fields(tokens: 1_000, standing: standing)
    #expect(text.contains("x-ratelimit-limit-requests: 60\r\nx-ratelimit-limit-tokens: 500\r\n"))
    #expect(text.contains("remaining-requests: 58\r\nx-ratelimit-remaining-tokens: 0\r\n"))
    #expect(text.contains("reset-requests: 2s\r\nx-ratelimit-reset-tokens: 1m0.001s\r\n"))
  }

  @Test(arguments: [
    (0, "0s"), (499, "0s"), (500, "1ms"), (499_999, "999ms"), (500_000, "1s"),
    (750_000, "1.5s"), (15_005_000, "30.01s"), (29_999_999, "59.999s"),
    (30_000_000, "1m0s"), (31_000_000, "1m0s"),
  ])
  func `write durations as Go does`(tokens: Int, duration: String) {
    #expect(fields(tokens: tokens).hasSuffix("x-ratelimit-reset-tokens: \(duration)\r\n"))
  }
}

@Suite struct `OpenAI's models` {
  private let catalogue = ModelCatalogue.standard

  private func model(_ name: String) throws(Failure) -> String {
    var output = ByteBuffer()
    try OpenAI.encodeModel(Array(name.utf8).span, catalogue, into: &output)
    return string(output)
  }

  @Test func `are listed with all that the API tells`() throws {
    var output = ByteBuffer()
    try OpenAI.encodeModels(catalogue, query: Query(Span()), into: &output)
    let list = string(output)
    #expect(list.hasPrefix(#"{"object":"list","data":[{"id":"gpt-4o","object":"model","#))
    #expect(list.hasSuffix(#""}]}"#))
    #expect(list.contains(#"{"id":"text-embedding-3-small","object":"model","created":17"#))
    #expect(!list.contains("claude"))
  }

  @Test func `are told one by one, dated names too`() throws {
    let expected = #"","object":"model","created":1715367049,"owned_by":"system"}"#
    #expect(try model("gpt-4o") == #"{"id":"gpt-4o"# + expected)
    #expect(try model("gpt-4o-2024-08-06") == #"{"id":"gpt-4o-2024-08-06"# + expected)
  }

  @Test(arguments: ["nope", "", "claude-haiku-4-5", "openai/gpt-4o", "\u{1F600}"])
  func `do not include any other name`(name: String) throws {
    let failure = #expect(throws: Failure.self) { try model(name) }
    let known = try #require(failure)
    #expect(OpenAI.status(of: known) == 404)
    #expect(known.message == "The model '\(name)' does not exist")
    #expect(known.parameter == "model")
    #expect(known.code == "model_not_found")
  }
}
