// SPDX-License-Identifier: MIT

/// The names that stand between `{{` and `}}`; a dot and more follows those that need it.
enum TemplateName: String, FormatKey {
  case user, model, turn, conversation, count, header, body, match, counter, choice

  /// What follows the name, as a message shows it.
  var form: String {
    switch self {
    case .user, .model, .turn, .conversation, .count: rawValue
    case .header: "header.NAME"
    case .body: "body./POINTER"
    case .match: "match.NAME"
    case .counter: "counter.NAME"
    case .choice: "choice \"a\" \"b\""
    }
  }

  var summary: String {
    switch self {
    case .user: "the last user message"
    case .model: "the model that was asked for"
    case .turn: "the turn of the conversation, from 1"
    case .conversation: "the id of the conversation"
    case .count: "how often the rule has answered in the namespace, this time included"
    case .header: "a header field of the request; nothing where it has none"
    case .body: "a value of the body by JSON Pointer: a text as it is, anything else as JSON"
    case .match: "a capture of the rule's `matches` by name or number; 0 is the whole match"
    case .counter: "a counter of the namespace, raised by one and then read"
    case .choice: "one of the texts, drawn from seed, rule and request"
    }
  }

  /// All forms, for a message.
  static var forms: String { allCases.map(\.form).joined(separator: ", ") }
}
