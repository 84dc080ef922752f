// SPDX-License-Identifier: MIT
import Inference

extension JournalFilter {
  /// The parameters that state a filter.
  static let parameters = [
    "api", "endpoint", "stream", "status", "answered_by", "rule", "model", "namespace",
    "conversation", "text",
  ]

  /// The filter that `query` states.
  init(_ query: AdminQuery) throws(Failure) {
    self.init()
    if let value = query.value("api") {
      api = API.allCases.first { String(describing: $0.name) == value }
      guard api != nil else { throw AdminQuery.invalid("api", "'openai' or 'anthropic'") }
    }
    if let value = query.value("endpoint") {
      operation = Operation.allCases.first { String(describing: $0.endpointName) == value }
      guard operation != nil else {
        throw AdminQuery.invalid(
          "endpoint",
          "'chat', 'completions', 'embeddings' or 'count_tokens'"
        )
      }
    }
    isStream = try query.boolean("stream")
    if let value = query.value("status") { statuses = try Self.statuses(value) }
    if let value = query.value("answered_by") {
      decision = JournalEntry.Decision.allCases.first { String(describing: $0.name) == value }
      guard decision != nil else {
        throw AdminQuery.invalid("answered_by", "'rule', 'fallback', 'request' or 'refusal'")
      }
    }
    rule = query.value("rule")
    model = query.value("model").map { Array($0.utf8) }
    namespace = query.namespace
    conversation = query.value("conversation").map { Array($0.utf8) }
    text = query.value("text").map { Array($0.utf8) }
  }

  /// One status, or all of a class, as `4xx`.
  private static func statuses(_ text: String) throws(Failure) -> ClosedRange<Int> {
    if let status = Int(text), status >= 0, status <= 999 { return status...status }
    if text.count == 3, text.hasSuffix("xx"), let digit = text.first?.wholeNumberValue,
      (1...5).contains(digit)
    {
      return (digit * 100)...(digit * 100 + 99)
    }
    throw AdminQuery.invalid("status", "a status, a class of them such as '4xx', or 0 for none")
  }
}
