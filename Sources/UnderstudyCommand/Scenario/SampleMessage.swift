// SPDX-License-Identifier: MIT
import Options

/// A sample request as it goes to a server: path, header fields and body.
struct SampleMessage {
  /// Where it goes.
  let path: String
  /// Its header fields, without those that every request has.
  let fields: [(name: String, value: String)]
  /// Its body.
  let body: [UInt8]

  /// The message that `sample` describes; nil where the file of its body cannot be read, which is
  /// said.
  init?(_ sample: SampleRequest, isStream: Bool = false) {
    path =
      switch (sample.dialect, sample.endpoint) {
      case (.anthropic, .countTokens): "/v1/messages/count_tokens"
      case (.anthropic, _): "/v1/messages"
      case (.openai, .completions): "/v1/completions"
      case (.openai, .embeddings): "/v1/embeddings"
      case (.openai, _): "/v1/chat/completions"
      }
    fields = Self.fields(of: sample)
    if let file = sample.body {
      guard let given = Console.contents(of: file) else { return nil }
      body = given
    } else {
      body = SampleBody(sample, isStream: isStream).bytes
    }
  }

  private static func fields(of sample: SampleRequest) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    if sample.dialect == .anthropic { fields.append(("anthropic-version", "2023-06-01")) }
    if let key = sample.key {
      fields.append(
        sample.dialect == .anthropic ? ("x-api-key", key) : ("authorization", "Bearer \(key)")
      )
    }
    if let namespace = sample.namespace { fields.append(("x-understudy-namespace", namespace)) }
    // A field that is given by hand takes the place of the one that would be made.
    let named = sample.headers.map { $0.name.lowercased() }
    return fields.filter { !named.contains($0.name) } + sample.headers.map { ($0.name, $0.value) }
  }
}
