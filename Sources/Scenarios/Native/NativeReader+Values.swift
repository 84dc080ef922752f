// SPDX-License-Identifier: MIT
import Spelling
import YAML

extension NativeReader {
  /// Hands every entry of the mapping `node` whose key is known to `body`, in the order of the
  /// file, and complains of those that are not among `others` either.
  ///
  /// False, after a complaint, where the value is no mapping.
  @discardableResult
  mutating func readEntries<Key: FormatKey>(
    of node: YAMLNode,
    _ keys: Key.Type,
    beside others: [String] = [],
    _ body: (inout NativeReader, Key, YAMLNode) -> Void
  ) -> Bool {
    guard let entries = node.entries else {
      let words = Self.joined(Key.words + others, by: "or")
      builder.complain(about: node, "takes a mapping of \(words), not \(shown(node))")
      return false
    }
    for entry in entries {
      if others.contains(entry.key.text) { continue }
      if let key = entry.key.string.flatMap({ Key(rawValue: $0) }) {
        body(&self, key, entry.value)
      } else {
        refuse(entry.key, in: Key.words + others)
      }
    }
    return true
  }

  /// Our words for keys of other tools, which those who come from them write.
  private static let translations = [
    "content": "text", "delay": "delay_ms", "messages_contain": "messages",
    "messages_contains": "messages", "messages_regex": "messages", "model_matches": "model",
    "tools_include": "tool", "turn_in": "turn", "tool_result_contains": "tool_result",
    "error_type": "type", "status_code": "status", "regex": "matches",
    "input_tokens": "prompt_tokens", "output_tokens": "completion_tokens", "chunk_size": "pacing",
  ]

  /// How those of our words are used whose value is written otherwise than theirs.
  private static let usages = [
    "messages_regex": "messages: {matches: …}", "chunk_size": "pacing: {chunk: …}",
  ]

  /// Complains of a key that is none of `words`.
  mutating func refuse(_ key: YAMLNode, in words: [String]) {
    let translated = Self.translations[key.text].flatMap { words.contains($0) ? $0 : nil }
    let nearest = translated ?? Nearest.word(to: key.text, in: words)
    let usage = translated == nil ? nil : Self.usages[key.text]
    let hint =
      nearest.map { "did you mean \(usage ?? "\"\($0)\"")?" }
      ?? "there are \(Self.joined(words, by: "and"))"
    builder.complain(aboutKey: key, "unknown key; \(hint)")
  }

  /// The elements of a list; where `takesNothing`, as in `rules:`, that is an empty one.
  mutating func list(
    _ node: YAMLNode,
    of what: String,
    takesNothing: Bool = false
  ) -> [YAMLNode]? {
    if takesNothing, node.isNull { return [] }
    if let elements = node.elements { return elements }
    builder.complain(about: node, "takes a list of \(what), not \(shown(node))")
    return nil
  }

  /// A text.
  mutating func text(_ node: YAMLNode) -> String? {
    if let text = node.string { return text }
    builder.complain(about: node, "takes a text, not \(node.kindName)\(Self.quotesHint(node))")
    return nil
  }

  /// How a value that should be a text is made one; nothing for a list, a mapping or null.
  static func quotesHint(_ node: YAMLNode) -> String {
    let isScalar = node.entries == nil && node.elements == nil && !node.isNull
    return isScalar ? "; put it in quotes: \(Quotation.quoted(node.text))" : ""
  }

  /// How a text in quotes becomes a number or a truth value that `passes`, where it does.
  static func plainHint(_ node: YAMLNode, _ passes: (YAMLNode) -> Bool) -> String {
    guard node.style == .quoted, let text = node.string,
      let plain = try? YAMLDocument(parsing: text).root, plain.style == .plain, passes(plain)
    else { return "" }
    return "; write it without quotes: \(Quotation.printable(text))"
  }

  /// A text of at least one character.
  mutating func word(_ node: YAMLNode) -> String? {
    guard let text = text(node) else { return nil }
    guard text.isEmpty else { return text }
    builder.complain(about: node, "takes a text that is not empty")
    return nil
  }

  /// A whole number within `range`.
  mutating func integer(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    if let value = node.integer, range.contains(value) { return value }
    let limits = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let hint = Self.plainHint(node) { $0.integer.map { range.contains($0) } ?? false }
    builder.complain(about: node, "takes \(limits), not \(shown(node))\(hint)")
    return nil
  }

  /// A number within `range`.
  mutating func number(_ node: YAMLNode, in range: ClosedRange<Double>) -> Double? {
    if let value = node.number, range.contains(value) { return value }
    let limits = "a number from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))"
    let hint = Self.plainHint(node) { $0.number.map { range.contains($0) } ?? false }
    builder.complain(about: node, "takes \(limits), not \(shown(node))\(hint)")
    return nil
  }

  /// Milliseconds, as nanoseconds.
  mutating func milliseconds(_ node: YAMLNode, upTo most: Double = millisecondsMax) -> UInt64? {
    number(node, in: 0...most).map { UInt64(($0 * 1e6).rounded()) }
  }

  /// A truth value.
  mutating func boolean(_ node: YAMLNode) -> Bool? {
    if let value = node.boolean { return value }
    let hint = Self.plainHint(node) { $0.boolean != nil }
    builder.complain(about: node, "takes true or false, not \(shown(node))\(hint)")
    return nil
  }

  /// What one of the words of `table` stands for.
  mutating func choice<Value>(
    _ node: YAMLNode,
    of table: [(word: String, value: Value)],
    or alternative: String? = nil
  ) -> Value? {
    if let word = node.string, let row = table.first(where: { $0.word == word }) {
      return row.value
    }
    let words = table.map(\.word)
    let nearest = node.string.flatMap { Nearest.word(to: $0, in: words) }
    let hint = nearest.map { "; did you mean \($0)?" } ?? ""
    let all = alternative.map { words + [$0] } ?? words
    builder.complain(about: node, "takes \(Self.joined(all, by: "or")), not \(shown(node))\(hint)")
    return nil
  }

  /// What stands at `node`, for a message.
  func shown(_ node: YAMLNode) -> String {
    switch node.kind {
    case .sequence, .mapping: node.kindName
    case .null: "nothing"
    case .string: Quotation.quoted(node.text)
    default: Quotation.printable(node.text)
    }
  }

  /// A number without a needless `.0`.
  static func shown(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }

  /// Words in a sentence: `a, b or c`.
  static func joined(_ words: [String], by conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
