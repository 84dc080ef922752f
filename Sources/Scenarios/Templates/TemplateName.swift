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

  /// All forms, for a message.
  static var forms: String { allCases.map(\.form).joined(separator: ", ") }
}
