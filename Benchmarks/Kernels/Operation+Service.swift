// SPDX-License-Identifier: MIT
import Engine

/// The whole way of a request without sockets: its bytes parsed, answered, and the reply's written.
extension Operation {
  static func service() -> [Operation] {
    let chat = #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Tell me of 42."}]}"#
    let input = #""input":"What does request number 42 cost?""#
    let model = #""model":"text-embedding-3-small""#
    let key = "Authorization: Bearer sk-test"
    return [
      exchange("chat", "/v1/chat/completions", chat, key),
      exchange(
        "message",
        "/v1/messages",
        chat.dropLast() + #","max_tokens":100}"#,
        "anthropic-version: 2023-06-01"
      ),
      exchange("chat stream", "/v1/chat/completions", chat.dropLast() + #","stream":true}"#, key),
      exchange(
        "embedding base64 1536",
        "/v1/embeddings",
        "{\(model),\(input),\"encoding_format\":\"base64\"}",
        key
      ),
      exchange("embedding float 1536", "/v1/embeddings", "{\(model),\(input)}", key),
      exchange(
        "embedding of token ids",
        "/v1/embeddings",
        #"{\#(model),"input":[[15339,1917],[9906,11,1917,0]],"encoding_format":"base64"}"#,
        key
      ),
      exchange(
        "chat gzip",
        "/v1/chat/completions",
        chat.replacing("42", with: String(repeating: "forty-two ", count: 200)),
        "Accept-Encoding: gzip"
      ),
    ] + chatsByRules()
  }

  /// A chat that no scenario knows of, and the same answered by one of more and more rules.
  ///
  /// Each request has a number of its own: none belongs to a conversation that is known.
  private static func chatsByRules() -> [Operation] {
    let question =
      "What is the capital of France? I have so many: which is question 42 of the list?"
    let chat =
      #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"\#(question) No. ######"}]}"#
    let text = text("/v1/chat/completions", chat, "Authorization: Bearer sk-test")
    let scenarios: [(String, Scenario)] = [
      ("no rules", Scenario()), ("one rule", scenario(of: RuleSets.one)),
      ("20 rules", RuleSets.typical), ("10000 rules", scenario(of: RuleSets.tenThousand)),
    ]
    return scenarios.map { name, scenario in
      var request = Array(text.utf8)
      let start = request.firstIndex(of: UInt8(ascii: "#")) ?? 0
      let line = ServiceLine(scenario)
      return Operation("service/chat of \(name)", of: "request") {
        line.send(&request, numberedAt: start)
      }
    }
  }

  private static func scenario(of rules: [Rule]) -> Scenario {
    var scenario = Scenario()
    scenario.rules = rules
    return scenario
  }

  private static func exchange(
    _ name: String,
    _ path: String,
    _ body: String,
    _ field: String
  ) -> Operation {
    let request = Array(text(path, body, field).utf8)
    let line = ServiceLine(Scenario())
    return Operation("service/\(name)", of: "request") { line.send(request) }
  }

  private static func text(_ path: String, _ body: String, _ field: String) -> String {
    "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\(field)\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
