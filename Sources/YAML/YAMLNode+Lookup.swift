// SPDX-License-Identifier: MIT

extension YAMLNode {
  /// The value of the string key `key` in a mapping; nil where there is none.
  ///
  /// Keys are compared byte for byte, not by canonical equivalence. The search is linear: a reader
  /// of a large mapping walks ``entries`` once instead.
  package subscript(key: String) -> YAMLNode? {
    entry(key)?.value
  }

  /// The key `key` of a mapping together with its value, for complaints about the key itself.
  package func entry(_ key: String) -> Entry? {
    entries?.first { entry in
      if case .string(let name) = entry.key.kind {
        name.utf8.elementsEqual(key.utf8)
      } else {
        false
      }
    }
  }

  /// The entries of a mapping.
  package var entries: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The elements of a sequence.
  package var elements: [YAMLNode]? {
    if case .sequence(let elements) = kind { elements } else { nil }
  }

  /// The text of a string.
  package var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The number of an integer.
  package var integer: Int? {
    if case .integer(let value) = kind { value } else { nil }
  }

  /// The number of an integer or a float, or of a plain text in JSON's notation.
  ///
  /// YAML 1.1 reads `1e3` and `1E-5` as strings; whoever wants a number means the number.
  package var number: Double? {
    switch kind {
    case .integer(let value): Double(value)
    case .float(let value): value
    case .string(let text) where style == .plain: ScalarResolver.exponentNumber(text)
    default: nil
    }
  }

  /// The truth value of a boolean.
  package var boolean: Bool? {
    if case .boolean(let value) = kind { value } else { nil }
  }

  /// Whether the value is null.
  package var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// What the value is, with its article, for complaints: "a string", "an integer".
  package var kindName: String {
    switch kind {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a number"
    case .string: "a string"
    case .timestamp: "a date"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The path of the first value that stands at `place`, such as `rules[2].when.model`.
  ///
  /// The root is the empty path. A key that is no plain word is quoted: `responses["a b"]`. The
  /// search walks the tree, so it is for complaints and not for every node of a file.
  package func path(toValueAt place: YAMLPlace) -> String? {
    self.place == place ? "" : pathBelow(to: place, isKey: false)
  }

  /// The path of the first key that stands at `place`; a mapping begins where its first key does.
  package func path(toKeyAt place: YAMLPlace) -> String? {
    pathBelow(to: place, isKey: true)
  }

  /// The path from this node to a key or a value inside it.
  private func pathBelow(to place: YAMLPlace, isKey: Bool) -> String? {
    switch kind {
    case .sequence(let elements):
      for (index, element) in elements.enumerated() {
        let rest =
          element.place == place && !isKey ? "" : element.pathBelow(to: place, isKey: isKey)
        if let rest { return Self.join("[\(index)]", rest) }
      }
    case .mapping(let entries):
      for entry in entries {
        let found = (isKey ? entry.key : entry.value).place == place
        let rest = found ? "" : entry.value.pathBelow(to: place, isKey: isKey)
        if let rest { return Self.join(Self.step(entry.key.text), rest) }
      }
    default: break
    }
    return nil
  }

  /// A step and what follows it, with a dot where a word follows.
  private static func join(_ step: String, _ rest: String) -> String {
    rest.isEmpty || rest.utf8.first == UInt8(ascii: "[") ? step + rest : "\(step).\(rest)"
  }

  /// The step for a key: a word as it is, anything else in brackets and quotes.
  private static func step(_ key: String) -> String {
    let isWord =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    if isWord { return key }
    var quoted = "[\""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\"]"
  }
}
