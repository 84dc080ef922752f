// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON

extension ScenarioWriter {
  /// JSON text as a value of YAML that is read to the same text; nil for what is no JSON.
  static func value(ofJSON text: String) -> YAMLOutput? {
    let bytes = Array(text.utf8)
    var tape = JSONTape()
    guard (try? tape.parse(bytes.span)) != nil else { return nil }
    return value(of: tape.root(in: bytes.span))
  }

  private static func value(of node: JSONNode) -> YAMLOutput {
    switch node.kind {
    case .null, .boolean, .number: return .bare(String(node.sourceText))
    case .string: return .text(string(of: node))
    case .array:
      var elements: [YAMLOutput] = []
      var cursor = node.elements
      while let element = cursor.next() { elements.append(value(of: element)) }
      return .list(elements)
    case .object:
      var members: [(key: String, value: YAMLOutput)] = []
      var cursor = node.members
      while let member = cursor.next() {
        members.append((string(of: member.key), value(of: member.value)))
      }
      return .mapping(members)
    }
  }

  private static func string(of node: JSONNode) -> String {
    var buffer = ByteBuffer()
    node.appendText(to: &buffer)
    return String(buffer)
  }

  /// A template of JSON text as a value whose strings are templates; nil where that would be read
  /// to another text.
  func value(ofJSON template: Template) -> YAMLOutput? {
    // Within strings of JSON a `{{` is written `{{{{`; outside of them there is none.
    var json = ""
    for piece in template.pieces {
      let source = self.source(of: piece)
      guard case .literal = piece else {
        var escaped = ByteBuffer()
        escaped.appendJSONText(Array(source.utf8).span)
        json += String(escaped)
        continue
      }
      json += source
    }
    guard let value = Self.value(ofJSON: json), Self.isReadBack(value, as: template, self) else {
      return nil
    }
    return value
  }

  /// Whether reading `value` gives `template` again.
  private static func isReadBack(
    _ value: YAMLOutput,
    as template: Template,
    _ writer: ScenarioWriter
  ) -> Bool {
    guard let flow = value.flow, let read = NativeReader.jsonTemplate(of: flow, writer.scenario)
    else { return false }
    return read.pieces == template.pieces
      && (template.isConstant || template.fillsJSON && template.barePieces.isEmpty)
  }
}
