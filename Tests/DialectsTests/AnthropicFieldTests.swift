// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import HTTP
import Inference
import Testing

@Suite struct `The header fields of an Anthropic answer` {
  @Test func `tell the request's id and the limits less this request`() {
    let identity = ReplyIdentity(key: 42, created: 1_704_067_200, fingerprint: 0)
    var usage = Usage()
    usage.promptTokens = 50_008
    usage.cachedTokens = 8
    usage.completionTokens = 400_001
    var head = ByteBuffer()
    Anthropic.appendFields(
      as: identity,
      status: 200,
      usage: usage,
      standing: nil,
      milliseconds: 250,
      into: &head
    )
    let expected = """
      request-id: req_011jS0ucBqKwI8gEHNwmuU9e
      anthropic-organization-id: 00000000-0000-4000-8000-000000000000
      anthropic-ratelimit-requests-limit: 4000
      anthropic-ratelimit-requests-remaining: 3999
      anthropic-ratelimit-requests-reset: 2024-01-01T00:00:01Z
      anthropic-ratelimit-input-tokens-limit: 2000000
      anthropic-ratelimit-input-tokens-remaining: 1950000
      anthropic-ratelimit-input-tokens-reset: 2024-01-01T00:00:02Z
      anthropic-ratelimit-output-tokens-limit: 400000
      anthropic-ratelimit-output-tokens-remaining: 0
      anthropic-ratelimit-output-tokens-reset: 2024-01-01T00:01:00Z
      anthropic-ratelimit-tokens-limit: 2400000
      anthropic-ratelimit-tokens-remaining: 1949999
      anthropic-ratelimit-tokens-reset: 2024-01-01T00:00:12Z

      """
    let lines = expected.split(separator: "\n").map { $0 + "\r\n" }
    #expect(string(head) == lines.joined())
  }

  @Test(arguments: [(200, false), (429, false), (500, false), (503, false), (529, true)])
  func `ask for another try where the API is overloaded`(status: Int, asks: Bool) {
    var head = ByteBuffer()
    Anthropic.appendFields(
      as: ReplyIdentity(key: 42, created: 1_704_067_200, fingerprint: 0),
      status: status,
      usage: Usage(),
      standing: nil,
      milliseconds: 0,
      into: &head
    )
    #expect(string(head).hasSuffix("\r\nx-should-retry: true\r\n") == asks)
  }

  @Test func `tell how a scenario's limits stand`() {
    let identity = ReplyIdentity(key: 42, created: 1_704_067_200, fingerprint: 0)
    var standing = RateStanding()
    standing.requests = RateCount(limit: 60, remaining: 58, resetNanoseconds: 1_000_000_001)
    var head = ByteBuffer()
    Anthropic.appendFields(
      as: identity,
      status: 200,
      usage: Usage(),
      standing: standing,
      milliseconds: 0,
      into: &head
    )
    let text = string(head)
    #expect(text.contains("requests-limit: 60\r\nanthropic-ratelimit-requests-remaining: 58\r\n"))
    #expect(text.contains("anthropic-ratelimit-requests-reset: 2024-01-01T00:00:02Z\r\n"))
    #expect(text.contains("anthropic-ratelimit-tokens-limit: 2400000\r\n"))
  }
}

@Suite struct `Anthropic's models` {
  private let catalogue = ModelCatalogue.standard

  private func page(_ query: String) throws(Failure) -> String {
    var output = ByteBuffer()
    try Anthropic.encodeModels(catalogue, query: Query(Array(query.utf8).span), into: &output)
    return string(output)
  }

  /// The ids of a page, and what it says of itself.
  private func ids(_ query: String) throws(Failure) -> (ids: [String], rest: String) {
    let text = try page(query)
    let parts = text.split(separator: #""id":""#, omittingEmptySubsequences: false)
    let ids = parts.dropFirst().map { String($0.prefix { $0 != "\"" }) }
    let end = text.split(separator: "]", omittingEmptySubsequences: false).last ?? ""
    return (ids, String(end))
  }

  private func model(_ name: String) throws(Failure) -> String {
    var output = ByteBuffer()
    try Anthropic.encodeModel(Array(name.utf8).span, catalogue, into: &output)
    return string(output)
  }

  @Test func `are listed with all that the API tells`() throws {
    let expected = #"""
      {"data":[{"type":"model","id":"claude-haiku-4-5","display_name":"Claude Haiku 4.5",\#
      "created_at":"2024-01-01T00:00:00Z","lifecycle":"active","max_input_tokens":200000}],\#
      "has_more":true,"first_id":"claude-haiku-4-5","last_id":"claude-haiku-4-5"}
      """#
    #expect(try page("limit=1") == expected)
  }

  @Test func `come in pages, forwards and backwards`() throws {
    let all = try ids("")
    #expect(all.ids.count == 10)
    #expect(all.rest.hasPrefix(#","has_more":false,"first_id":"claude-haiku-4-5","#))
    let first = try ids("limit=4")
    #expect(first.ids == Array(all.ids[..<4]))
    let second = try ids("limit=4&after_id=" + first.ids[3])
    #expect(second.ids == Array(all.ids[4..<8]))
    #expect(second.rest.hasPrefix(#","has_more":true"#))
    let third = try ids("after_id=\(second.ids[3])&limit=4")
    #expect(third.ids == Array(all.ids[8...]))
    #expect(third.rest.hasPrefix(#","has_more":false"#))
    let back = try ids("limit=3&before_id=" + second.ids[0])
    #expect(back.ids == Array(all.ids[1..<4]))
    #expect(back.rest.hasPrefix(#","has_more":true"#))
    #expect(try ids("before_id=\(all.ids[2])").rest.hasPrefix(#","has_more":false"#))
    let end = try ids("after_id=" + all.ids[9])
    #expect(end.ids == [])
    #expect(end.rest == #","has_more":false,"first_id":null,"last_id":null}"#)
  }

  @Test(arguments: ["lifecycle=retired", "lifecycle%5B%5D=retired", "lifecycle[]=retired"])
  func `that are retired are listed only where they are asked for`(query: String) throws {
    let retired = try ids(query).ids
    #expect(retired.contains("claude-3-opus"))
    #expect(retired.contains("claude-instant"))
    let all = try ids("lifecycle%5b%5d=active&" + query).ids
    #expect(all.count == retired.count + 10)
    #expect(try ids("lifecycle=deprecated").ids == [])
  }

  @Test(arguments: [
    ("limit=0", "limit: Input should be greater than or equal to 1"),
    ("limit=1001", "limit: Input should be less than or equal to 1000"),
    ("limit=99999999999999999999", "limit: Input should be less than or equal to 1000"),
    ("limit=ten", "limit: Input should be a valid integer"),
    ("lifecycle=new", "lifecycle: Input should be 'active', 'deprecated' or 'retired'"),
  ])
  func `are refused to a query that is wrong`(query: String, message: String) throws {
    let failure = #expect(throws: Failure.self) { try page(query) }
    #expect(failure?.message == message)
  }

  @Test(arguments: [
    ("claude-sonnet-4-5", "Claude Sonnet 4.5"), ("claude-opus-5", "Claude Opus 5"),
    ("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5"), ("claude-3-opus", "Claude 3 Opus"),
    ("claude-2.1", "Claude 2.1"), ("claude-fable-5-1", "Claude Fable 5.1"),
  ])
  func `have a name for people`(name: String, display: String) throws {
    #expect(try model(name).contains(#""id":"\#(name)","display_name":"\#(display)","#))
  }

  @Test(arguments: ["nope", "", "gpt-4o", "anthropic/claude-opus-5", "\u{1F600}"])
  func `do not include any other name`(name: String) throws {
    let failure = #expect(throws: Failure.self) { try model(name) }
    let known = try #require(failure)
    #expect(Anthropic.status(of: known) == 404)
    #expect(known.message == "model: \(name)")
  }
}
