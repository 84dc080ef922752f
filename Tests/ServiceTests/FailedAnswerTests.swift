// SPDX-License-Identifier: MIT
import Testing

private let path = "/v1/chat/completions"

private func chat(_ text: String) -> String {
  #"{"model":"gpt-4o","messages":[{"role":"user","content":"\#(text)"}]}"#
}

@Suite struct `An answer that fails` {
  private static let yaml = """
    rules:
      - {when: {user: boom}, error: overloaded}
      - {when: {user: dice, header: {x-side: true}}, probability: 0.5, error: rate_limit}
      - {when: {user: dice}, probability: 0.5, error: server_error}
    """

  private func identifier(
    _ text: String,
    _ path: String = path,
    of yaml: String = yaml
  ) throws
    -> String?
  {
    let body = path == "/v1/messages" ? chat(text).dropLast() + #","max_tokens":9}"# : chat(text)
    let answer = post(path, body, of: try scripted(yaml))
    #expect(answer.status >= 400)
    return answer.field("x-request-id") ?? answer.field("request-id")
  }

  @Test(arguments: [path, "/v1/messages"])
  func `has an id that follows from the request`(path: String) throws {
    let first = try identifier("boom one", path)
    #expect(try identifier("boom one", path) == first)
    #expect(try identifier("boom two", path) != first)
    let other = Self.yaml.replacing("overloaded", with: "rate_limit")
    #expect(try identifier("boom one", path, of: other) != first)
  }

  @Test func `has the same id wherever the scenario's file lies`() throws {
    let yaml = "defaults: {fallback: error}\nrules: [{when: {user: x}, respond: y}]"
    let ids = try ["/a/s.yaml", "/b/c/s.yaml"].map { place in
      let answer = post(path, chat("z"), of: try scripted(yaml, named: place))
      #expect(answer.status == 404)
      #expect(answer.body.contains(place))
      return answer.field("x-request-id")
    }
    #expect(ids[0] == ids[1])
  }

  @Test func `is drawn anew only for an identical request`() throws {
    func fates(_ others: [[String]]) throws -> [Int] {
      let service = try scripted(Self.yaml)
      return (0..<24).map { _ in
        for fields in others { _ = post(path, chat("dice"), fields: fields, of: service) }
        let own = ["Authorization: Bearer mine", "Accept-Encoding: gzip", "x-side: left"]
        return post(path, chat("dice"), fields: own, of: service).status
      }
    }
    let alone = try fates([])
    #expect(Set(alone).count > 1)
    #expect(
      try fates([
        ["Authorization: Bearer other", "Accept-Encoding: gzip", "x-side: left"],
        ["Authorization: Bearer mine", "x-side: left"],
        ["Authorization: Bearer mine", "Accept-Encoding: gzip", "x-side: right"],
        ["Authorization: Bearer mine", "Accept-Encoding: gzip"],
        [],
      ]) == alone
    )
  }
}
