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

  /// A chat that no scenario knows of, and the same answered by the last of more and more rules.
  private static func chatsByRules() -> [Operation] {
    let question = #"{"role":"user","content":"I have so many: which is question 42 of the list?"}"#
    let chat = #"{"model":"gpt-4o-mini","messages":[\#(question)]}"#
    let key = "Authorization: Bearer sk-test"
    return [
      ("no rules", []), ("one rule", RuleSets.one), ("20 rules", RuleSets.twenty),
      ("10000 rules", RuleSets.tenThousand),
    ].map { exchange("chat of \($0)", "/v1/chat/completions", chat, key, rules: $1) }
  }

  private static func exchange(
    _ name: String,
    _ path: String,
    _ body: String,
    _ field: String,
    rules: [Rule] = []
  ) -> Operation {
    let text =
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\(field)\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let request = Array(text.utf8)
    let line = ServiceLine(rules)
    return Operation("service/\(name)", of: "request") { line.send(request) }
  }
}
