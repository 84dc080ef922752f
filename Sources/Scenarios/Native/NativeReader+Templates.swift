// SPDX-License-Identifier: MIT
import Engine
import JSON
import YAML

extension NativeReader {
  /// Decimal digits that any number within its range keeps as a `Double`.
  private static let doubleDigits = 15

  /// A text with places that are filled from the request.
  mutating func template(_ node: YAMLNode) -> Template? {
    guard let text = text(node) else { return nil }
    return templatePieces(text, of: node).map { Template(pieces: $0) }
  }

  /// The pieces of the template `text`, which is that of `node`; nil, after complaints, where
  /// anything is wrong with it.
  mutating func templatePieces(_ text: String, of node: YAMLNode) -> [Template.Piece]? {
    // Most texts hold none, and nothing has to be read then.
    guard text.utf8.contains(UInt8(ascii: "{")) else {
      return text.isEmpty ? [] : [.literal(text.utf8Bytes)]
    }
    let parser = TemplateParser(text, captures: captures)
    for error in parser.errors {
      let place = SourceText(builder.text).place(
        ofOpening: error.opening,
        of: node,
        distance: error.distance
      )
      builder.complain(about: node, at: place, error.message)
    }
    guard parser.errors.isEmpty else { return nil }
    return parser.pieces.map { piece in
      switch piece {
      case .header(let place):
        return .header(builder.headerIndex(of: parser.headerNames[place]))
      case .turn:
        builder.scenario.noteConversations(.named)
        return piece
      case .conversation:
        builder.scenario.noteConversations(.all)
        return piece
      default:
        return piece
      }
    }
  }

  /// What the value that `yaml` spells is read to as JSON text, in a rule of `scenario` whose
  /// captures are not known.
  static func jsonTemplate(of yaml: String, _ scenario: Scenario) -> Template? {
    guard let root = try? YAMLDocument(parsing: yaml).root else { return nil }
    var builder = ScenarioBuilder(onto: scenario)
    var reader = NativeReader(taking: &builder)
    reader.captures = .all
    return reader.jsonTemplate(root)
  }

  /// A value as JSON text; where it `fills`, its strings are templates.
  mutating func jsonTemplate(_ node: YAMLNode, fills: Bool = true) -> Template? {
    var writer = JSONTemplateWriter()
    return write(node, into: &writer, fills) ? writer.finish() : nil
  }

  /// Writes one value; false, after a complaint, for one that JSON has not.
  private mutating func write(
    _ node: YAMLNode,
    into writer: inout JSONTemplateWriter,
    _ fills: Bool
  ) -> Bool {
    switch node.kind {
    case .null: writer.append("null")
    case .boolean(let value): writer.append(value ? "true" : "false")
    case .integer(let value): writer.append("\(value)")
    case .float where Self.hasMoreDigits(node), .string where Self.hasMoreDigits(node):
      writer.append(node.text)
    case .float(let value):
      guard value.isFinite else {
        builder.complain(about: node, "JSON has no \(node.text)")
        return false
      }
      writer.append(number: value)
    case .timestamp(let text): writer.append(string: text)
    case .string(let text):
      if let number = node.number {
        writer.append(number: number)
      } else if !fills {
        writer.append(string: text)
      } else if let pieces = templatePieces(text, of: node) {
        writer.append(string: pieces)
      } else {
        return false
      }
    case .sequence(let elements):
      return writeList(elements, into: &writer, fills)
    case .mapping(let entries):
      return writeMapping(entries, into: &writer, fills)
    }
    return true
  }

  /// Whether `node` is a plain number of JSON's with more digits than a `Double` is sure to keep,
  /// or beyond its range.
  private static func hasMoreDigits(_ node: YAMLNode) -> Bool {
    guard node.style == .plain, let number = node.number else { return false }
    let mantissa = node.text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let digits = mantissa.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits > doubleDigits || !number.isFinite else { return false }
    var tape = JSONTape()
    let bytes = node.text.utf8Bytes
    guard (try? tape.parse(bytes.span)) != nil else { return false }
    return tape.root(in: bytes.span).kind == .number
  }

  private mutating func writeList(
    _ elements: [YAMLNode],
    into writer: inout JSONTemplateWriter,
    _ fills: Bool
  ) -> Bool {
    var isWhole = true
    writer.append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { writer.append(",") }
      isWhole = write(element, into: &writer, fills) && isWhole
    }
    writer.append("]")
    return isWhole
  }

  private mutating func writeMapping(
    _ entries: [YAMLNode.Entry],
    into writer: inout JSONTemplateWriter,
    _ fills: Bool
  ) -> Bool {
    var isWhole = true
    writer.append("{")
    for (index, entry) in entries.enumerated() {
      if index > 0 { writer.append(",") }
      if fills, entry.key.text.utf8.contains("{{".utf8) {
        let hint = "a key is said as it stands; only values are filled in"
        builder.complain(.warning, aboutKey: entry.key, hint)
      }
      writer.append(string: entry.key.text)
      writer.append(":")
      isWhole = write(entry.value, into: &writer, fills) && isWhole
    }
    writer.append("}")
    return isWhole
  }
}
