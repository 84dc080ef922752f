// SPDX-License-Identifier: MIT

extension ScenarioSchema {
  /// Keys of which a mapping of tests has at least one.
  private static let asking: [NativeKey.Test] = [.contains, .equals, .matches, .glob]

  /// A `when`.
  static var condition: SchemaNode {
    let mapping = SchemaNode.mapping(NativeKey.Condition.self) { key in
      switch key {
      case .api: oneOrMore(of: .words(of: NativeWord.apis))
      case .endpoint: oneOrMore(of: endpoint)
      case .model, .tool, .toolCallID, .key, .namespace: .reference("test")
      case .user, .messages, .system, .toolResult, .input: .reference("test")
      case .message: .reference("message")
      case .previous: .reference("previous")
      case .turn: turn
      case .header: nonEmpty(.names(to: .any(of: .flag, .reference("test")), pattern: token))
      case .body: nonEmpty(.names(to: .reference("bodyValue"), pattern: pointer))
      case .stream: .flag
      case .not: .reference("condition")
      case .any, .all: .list(of: .reference("condition"), least: 1)
      }
    }
    return .any(of: mapping, .nothing)
  }

  /// A name of a header field (RFC 9110 §5.6.2).
  static let token = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"
  /// A JSON Pointer (RFC 6901 §3).
  private static let pointer = "^(/([^~]|~[01])*)*$"

  private static var endpoint: SchemaNode {
    .any(of: .words(of: NativeWord.endpoints), ["type": "string", "pattern": "^[/*]"])
  }

  private static func oneOrMore(of shape: SchemaNode) -> SchemaNode {
    .any(of: shape, .list(of: shape, least: 1))
  }

  private static func nonEmpty(_ mapping: SchemaNode) -> SchemaNode {
    mapping.with("minProperties", 1)
  }

  private static var turn: SchemaNode {
    let turn = SchemaNode.integer(1...NativeReader.countMax)
    let bounds = SchemaNode.list(of: turn, least: 2).with("maxItems", 2)
    return .any(of: turn, bounds, nonEmpty(.mapping(NativeKey.Turn.self) { _ in turn }))
  }

  /// A text, or several of which one has to do.
  static var texts: SchemaNode { .any(of: .text, .list(of: .text, least: 1)) }

  /// What is asked of a text.
  static var test: SchemaNode {
    .any(of: .text, .list(of: .text, least: 1), tests().needingAny(of: asking))
  }

  /// What is asked of a message of some role.
  static var message: SchemaNode {
    tests(beside: role).with("required", .words(NativeKey.Message.allCases))
  }

  /// What is asked of the message before the last.
  static var previous: SchemaNode { nonEmpty(tests(beside: role)) }

  private static var role: [(key: String, value: SchemaNode)] {
    NativeKey.Message.allCases.map { key in
      let roles = SchemaNode.words(of: NativeWord.roles)
      return (key.rawValue, roles.with("description", .string(key.summary)))
    }
  }

  /// What is asked of a value of the body.
  static var bodyValue: SchemaNode {
    let single: SchemaNode = ["type": ["string", "number", "boolean", "null"]]
    let exists = NativeKey.Value.allCases.map { key in
      (key: key.rawValue, value: SchemaNode.flag.with("description", .string(key.summary)))
    }
    let ways = asking.map(\.rawValue) + NativeKey.Value.words
    let needed = ways.map { way -> SchemaNode in ["required": .array([.string(way)])] }
    return .any(of: single, tests(.anything, beside: exists).with("anyOf", .array(needed)))
  }

  private static func tests(
    _ equal: SchemaNode = .reference("texts"),
    beside more: [(key: String, value: SchemaNode)] = []
  ) -> SchemaNode {
    .mapping(NativeKey.Test.self, beside: more) { key in
      switch key {
      case .equals: equal
      case .contains, .matches, .glob: .reference("texts")
      case .ignoreCase: .flag
      case .flags: ["type": "string", "pattern": "^[imsx]*$"]
      }
    }
  }
}
