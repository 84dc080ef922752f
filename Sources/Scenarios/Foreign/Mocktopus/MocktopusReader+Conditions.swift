// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns
import YAML

extension MocktopusReader {
  private static let embeddingsPath = "/v1/embeddings"
  private static let conditionKeys = [
    "model", "endpoint", "messages_contains", "messages_regex", "input_contains", "input_regex",
  ]

  /// What has to hold of a request for a rule of `type` to apply.
  static func condition(
    of type: MocktopusRuleType,
    _ when: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Condition {
    builder.warnOfUnknownKeys(in: when, known: conditionKeys)
    // A list or a mapping in place of a text: the tool fails on it, so nothing is ever matched.
    let isText = conditionKeys.allSatisfy { key in
      guard let node = when.value(key), !node.isFalse else { return true }
      return node.entries == nil && node.elements == nil
    }
    var common: [Condition] = isText ? [] : [.any([])]
    let endpoint = text("endpoint", of: when, into: &builder)
    if let endpoint {
      warnOfEndpoint(endpoint, type, when, into: &builder)
      common.append(.path(paths(of: endpoint)))
    }
    let model = text("model", of: when, into: &builder)
    if let model { common.append(.model(.glob(Glob(model.utf8Bytes.span)))) }
    let chat: [Condition] = [.any([.operation(.chat), .operation(.completion)])]
    let embedding: [Condition] = [.operation(.embedding)]
    switch type {
    case .embeddings:
      return .all(embedding + common + inputConditions(when, into: &builder))
    case .openai where endpoint == embeddingsPath:
      return .all(embedding + common + inputConditions(when, into: &builder))
    case .openai where endpoint == nil && model != nil:
      let texts = messageConditions(when, into: &builder)
      let inputs = inputConditions(when, warns: false, into: &builder)
      return .all(common + [.any([.all(chat + texts), .all(embedding + inputs)])])
    case .openai, .chat:
      return .all(chat + common + messageConditions(when, into: &builder))
    }
  }

  /// The paths that an endpoint has: clients are configured with `/v1` in the base URL or without.
  private static func paths(of endpoint: String) -> TextTest {
    guard endpoint.hasPrefix("/v1/") else { return .equals(endpoint.utf8Bytes) }
    return .anyOf([.equals(endpoint.utf8Bytes), .equals(Array(endpoint.utf8.dropFirst(3)))])
  }

  /// Warns of an endpoint that no request for a rule of `type` comes to.
  private static func warnOfEndpoint(
    _ endpoint: String,
    _ type: MocktopusRuleType,
    _ when: ForeignSection,
    into builder: inout ScenarioBuilder
  ) {
    let chats = ["/v1/chat/completions", "/v1/messages", "/v1/completions"]
    let reached: [String] =
      switch type {
      case .chat: chats
      case .openai: chats + [embeddingsPath]
      case .embeddings: [embeddingsPath]
      }
    guard !reached.contains(endpoint), let node = when.value("endpoint") else { return }
    builder.complain(
      .warning,
      at: node.place,
      "\(when.path(to: "endpoint")): a rule of type '\(type.rawValue)' answers only at "
        + "\(reached.joined(separator: ", ")); this one never applies"
    )
  }

  // MARK: Texts

  /// What `messages_contains` and `messages_regex` ask of a conversation.
  private static func messageConditions(
    _ when: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> [Condition] {
    var conditions: [Condition] = []
    if let needle = text("messages_contains", of: when, into: &builder) {
      conditions.append(.text(.mocktopusLastUser, .contains(needle.utf8Bytes)))
    }
    if let test = pattern(
      "messages_regex",
      of: when,
      [.caseless, .multiline, .dotAll],
      into: &builder
    ) {
      conditions.append(.text(.mocktopusMessages, test))
    }
    return conditions
  }

  /// What the same keys, or those that speak of inputs, ask of a request for embeddings.
  private static func inputConditions(
    _ when: ForeignSection,
    warns: Bool = true,
    into builder: inout ScenarioBuilder
  ) -> [Condition] {
    let before = builder.complaints.count
    var conditions: [Condition] = []
    for key in ["messages_contains", "input_contains"] {
      guard let needle = text(key, of: when, into: &builder) else { continue }
      let test = TextTest.containsIgnoringCase(needle.foldedBytes)
      conditions.append(.text(.embeddingInput, test))
    }
    for key in ["messages_regex", "input_regex"] {
      guard let test = pattern(key, of: when, .caseless, into: &builder) else { continue }
      conditions.append(.text(.embeddingInput, test))
    }
    if !warns { builder.complaints.removeSubrange(before...) }
    return conditions
  }

  /// The text of a condition; nil where it is missing or, as Python has it, false: no condition.
  private static func text(
    _ key: String,
    of when: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> String? {
    guard let node = when.given(key), !node.isFalse else { return nil }
    let path = when.path(to: key)
    return builder.text(of: node, path: path, otherwise: "the rule never applies")
  }

  /// The test by a regular expression of Python's `re`; one that is none holds for no text.
  private static func pattern(
    _ key: String,
    of when: ForeignSection,
    _ options: PatternOptions,
    into builder: inout ScenarioBuilder
  ) -> TextTest? {
    guard let expression = text(key, of: when, into: &builder) else { return nil }
    do throws(PatternError) {
      let pattern = try Pattern(expression.utf8Bytes.span, options: options, syntax: .python)
      return .matches(pattern)
    } catch {
      builder.complain(
        .warning,
        at: when.value(key)?.place ?? when.place,
        "\(when.path(to: key)): no regular expression of Python's re: \(error.message) at byte "
          + "\(error.offset); the rule never applies"
      )
      return .anyOf([])
    }
  }
}
