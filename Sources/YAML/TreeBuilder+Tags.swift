// SPDX-License-Identifier: MIT

extension TreeBuilder {
  /// The prefix that `!!` stands for.
  private static let prefix = "tag:yaml.org,2002:"

  /// A scalar with the type that its tag, its quotes or its text give it.
  static func node(of scalar: Event.Scalar, at place: YAMLPlace) throws(YAMLError) -> YAMLNode {
    let kind: YAMLNode.Kind =
      if let tag = scalar.tag {
        try self.kind(of: scalar.text, tag: tag, at: place)
      } else if scalar.style == .plain {
        ScalarResolver.resolve(scalar.text)
      } else {
        .string(scalar.text)
      }
    return YAMLNode(kind: kind, style: scalar.style, place: place, text: scalar.text)
  }

  /// Refuses a collection whose tag is not its own.
  static func check(_ tag: String?, isMapping: Bool, at place: YAMLPlace) throws(YAMLError) {
    guard let tag, tag != "!" else { return }
    switch short(tag) {
    case isMapping ? "map" : "seq": return
    case "map", "seq", "str", "int", "float", "bool", "null", "timestamp":
      throw mismatch(tag, isMapping ? "a mapping" : "a list", at: place)
    default:
      throw unknown(tag, at: place)
    }
  }

  /// The value of a scalar with an explicit tag.
  ///
  /// The same types that a plain scalar can have; `!!binary`, `!!set`, `!!omap` and `!!pairs` have
  /// no use in these files and are refused like any other.
  private static func kind(
    of text: String,
    tag: String,
    at place: YAMLPlace
  ) throws(YAMLError) -> YAMLNode.Kind {
    switch short(tag) {
    case "!", "str": return .string(text)
    case "null": return .null
    case "bool":
      if case .boolean(let value) = ScalarResolver.word(text) { return .boolean(value) }
    case "int":
      if case .integer(let value) = ScalarResolver.resolve(text) { return .integer(value) }
    case "float":
      if let value = float(text) { return .float(value) }
    case "timestamp":
      if case .timestamp = ScalarResolver.resolve(text) { return .timestamp(text) }
    case "seq", "map": break
    default: throw unknown(tag, at: place)
    }
    throw mismatch(tag, "\"\(text)\"", at: place)
  }

  /// A number for `!!float`, which also takes an integer and an exponent without a dot.
  private static func float(_ text: String) -> Double? {
    switch ScalarResolver.resolve(text) {
    case .float(let value): value
    case .integer(let value): Double(value)
    default: ScalarResolver.exponentNumber(text)
    }
  }

  /// The name behind `!!`, or the whole tag where it is another one.
  private static func short(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? String(tag.dropFirst(prefix.count)) : tag
  }

  private static func unknown(_ tag: String, at place: YAMLPlace) -> YAMLError {
    let name = tag.hasPrefix(prefix) ? "!!\(short(tag))" : tag
    return YAMLError(.unknownTag, at: place, "the tag \(name) has no meaning here; leave it out")
  }

  private static func mismatch(_ tag: String, _ value: String, at place: YAMLPlace) -> YAMLError {
    YAMLError(.tagMismatch, at: place, "\(value) is no value for the tag !!\(short(tag))")
  }
}
