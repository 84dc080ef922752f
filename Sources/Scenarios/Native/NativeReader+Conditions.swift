// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension NativeReader {
  /// What a `when` asks; nothing at all, as in `when:`, holds for every request.
  mutating func readCondition(_ node: YAMLNode) -> Condition? {
    guard !node.isNull else {
      builder.complain(.warning, about: node, "nothing stands here, so this holds always")
      return .all([])
    }
    var conditions: [Condition] = []
    let isRead = readEntries(of: node, NativeKey.Condition.self) { reader, key, value in
      if let condition = reader.condition(key, value) { conditions.append(condition) }
    }
    guard isRead else { return nil }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  /// What one key of a `when` asks.
  private mutating func condition(_ key: NativeKey.Condition, _ value: YAMLNode) -> Condition? {
    switch key {
    case .api: anyOf(value) { $0.choice($1, of: NativeWord.apis).map { .api($0) } }
    case .endpoint: anyOf(value) { $0.endpoint($1) }
    case .model: textTest(value, bare: .glob).map { .model($0) }
    case .user: textTest(value).map { .text(.lastUser, $0) }
    case .messages: textTest(value).map { .text(.anyMessage, $0) }
    case .system: textTest(value).map { .text(.system, $0) }
    case .message: message(value)
    case .previous: previous(value)
    case .tool: textTest(value, bare: .glob).map { .toolOffered($0) }
    case .toolResult: textTest(value).map { .text(.toolResult, $0) }
    case .toolCallID: textTest(value, bare: .glob).map { .toolCallID($0) }
    case .turn: turns(value).map { .turn($0) }
    case .header: headers(value)
    case .body: bodyValues(value)
    case .input: textTest(value).map { .text(.embeddingInput, $0) }
    case .stream: boolean(value).map { .stream($0) }
    case .key: textTest(value, bare: .glob).map { .key($0) }
    case .namespace: textTest(value, bare: .glob).map { .namespace($0) }
    case .not: negation(value)
    case .any: combination(value).map { .any($0) }
    case .all: combination(value).map { .all($0) }
    }
  }

  /// One value or a list of values, of which one has to hold.
  private mutating func anyOf(
    _ node: YAMLNode,
    _ read: (inout NativeReader, YAMLNode) -> Condition?
  ) -> Condition? {
    guard let elements = node.elements else { return read(&self, node) }
    guard !elements.isEmpty else {
      builder.complain(about: node, "an empty list never holds")
      return nil
    }
    var conditions: [Condition] = []
    for element in elements {
      if let condition = read(&self, element) { conditions.append(condition) }
    }
    return .any(conditions)
  }

  /// An endpoint by name, or a glob of paths.
  private mutating func endpoint(_ node: YAMLNode) -> Condition? {
    if let path = node.string, path.hasPrefix("/") || path.hasPrefix("*") {
      return .path(Self.glob(path, ignoresCase: false))
    }
    return choice(node, of: NativeWord.endpoints, or: "a path such as /v1/chat/completions")
  }

  private mutating func negation(_ node: YAMLNode) -> Condition? {
    negations += 1
    defer { negations -= 1 }
    let isNothing = node.isNull || node.entries?.isEmpty == true
    guard !isNothing else {
      hasEmptyNegation = true
      let given = node.isNull ? "nothing" : "an empty mapping"
      builder.complain(.warning, about: node, "\(given) holds always, so this never does")
      return .not(.all([]))
    }
    return readCondition(node).map { .not($0) }
  }

  private mutating func combination(_ node: YAMLNode) -> [Condition]? {
    guard let elements = node.elements, !elements.isEmpty else {
      let given = node.elements == nil ? shown(node) : "an empty one"
      builder.complain(about: node, "takes a list of conditions, not \(given)")
      return nil
    }
    return elements.compactMap { readCondition($0) }
  }

  /// A message of some role that passes a test.
  private mutating func message(_ node: YAMLNode) -> Condition? {
    guard node.entries == nil || node[NativeKey.Message.role.rawValue] != nil else {
      builder.complain(about: node, "needs a role; for a message of any role write \"messages\"")
      return nil
    }
    guard let (role, test) = messageTest(node), let role else { return nil }
    return .text(.role(role), test ?? .contains([]))
  }

  /// The role and the text of the message before the last.
  private mutating func previous(_ node: YAMLNode) -> Condition? {
    guard let (role, test) = messageTest(node) else { return nil }
    var conditions: [Condition] = []
    if let role { conditions.append(.previousRole(role)) }
    if let test { conditions.append(.text(.previous, test)) }
    guard !conditions.isEmpty else {
      builder.complain(about: node, "needs a role, a test of the text, or both")
      return nil
    }
    return .all(conditions)
  }

  private mutating func messageTest(_ node: YAMLNode) -> (role: Role?, test: TextTest?)? {
    let keys = NativeKey.Message.words
    guard let entries = node.entries else {
      let words = Self.joined(keys + NativeKey.Test.words, by: "or")
      builder.complain(about: node, "takes a mapping of \(words), not \(shown(node))")
      return nil
    }
    var role: Role?
    if let value = node[NativeKey.Message.role.rawValue] {
      guard let known = choice(value, of: NativeWord.roles) else { return nil }
      role = known
    }
    let hasTest = entries.contains { !keys.contains($0.key.text) }
    return (role, hasTest ? textTest(node, beside: keys) : nil)
  }

  /// A turn, or the first and the last of several.
  private mutating func turns(_ node: YAMLNode) -> ClosedRange<Int>? {
    builder.scenario.noteConversations(.named)
    if let turn = node.integer, (1...Self.countMax).contains(turn) { return turn...turn }
    var low: Int? = 1
    var high: Int? = Int.max
    if let bounds = node.elements, bounds.count == 2 {
      low = integer(bounds[0], in: 1...Self.countMax)
      high = integer(bounds[1], in: 1...Self.countMax)
    } else if let entries = node.entries, !entries.isEmpty {
      readEntries(of: node, NativeKey.Turn.self) { reader, key, value in
        switch key {
        case .min: low = reader.integer(value, in: 1...Self.countMax)
        case .max: high = reader.integer(value, in: 1...Self.countMax)
        }
      }
    } else {
      let forms = "a turn from 1, [first, last] or {min: first, max: last}"
      let hint = Self.plainHint(node) { ($0.integer ?? 0) > 0 }
      builder.complain(about: node, "takes \(forms), not \(shown(node))\(hint)")
      return nil
    }
    guard let low, let high else { return nil }
    guard low <= high else {
      builder.complain(about: node, "the first turn, \(low), is behind the last, \(high)")
      return nil
    }
    return low...high
  }

  /// Header fields by name, each with a test, or whether it is there.
  private mutating func headers(_ node: YAMLNode) -> Condition? {
    guard let entries = node.entries, !entries.isEmpty else {
      let given = node.entries == nil ? shown(node) : "an empty one"
      builder.complain(about: node, "takes a mapping of header fields, not \(given)")
      return nil
    }
    var conditions: [Condition] = []
    for entry in entries {
      guard HeaderName.isValid(entry.key.text) else {
        builder.complain(aboutKey: entry.key, "this is no name of a header field")
        continue
      }
      let index = builder.headerIndex(of: entry.key.text)
      if let isThere = entry.value.boolean {
        conditions.append(isThere ? .header(index, nil) : .not(.header(index, nil)))
      } else if let test = textTest(entry.value, or: "true or false") {
        conditions.append(.header(index, test))
      }
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }
}
