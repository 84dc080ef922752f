// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON
import YAML

/// Writes a YAML value as JSON in which strings may hold templates.
struct JSONTemplateWriter {
  /// What has been written, but for its end.
  private var pieces: [Template.Piece] = []
  /// The end.
  private var literal: [UInt8] = []

  /// The template of all that has been written.
  func finish() -> Template {
    let last: [Template.Piece] = literal.isEmpty ? [] : [.literal(literal)]
    return Template(pieces: pieces + last, fillsJSON: true)
  }

  /// Appends `text` as it is.
  mutating func append(_ text: String) {
    literal.append(contentsOf: text.utf8)
  }

  /// Appends `text` as a JSON string.
  mutating func append(string text: String) {
    var buffer = ByteBuffer(capacity: text.utf8.count + 2)
    buffer.appendJSON(string: text)
    append(buffer.bytes)
  }

  /// Appends `number` as JSON writes it.
  mutating func append(number: Double) {
    var buffer = ByteBuffer(capacity: 32)
    buffer.appendJSON(number: number)
    append(buffer.bytes)
  }

  /// Appends a JSON string of `filling`, whose literal pieces are text.
  mutating func append(string filling: [Template.Piece]) {
    append("\"")
    for piece in filling {
      guard case .literal(let bytes) = piece else {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal.removeAll()
        pieces.append(piece)
        continue
      }
      var buffer = ByteBuffer(capacity: bytes.count)
      buffer.appendJSONText(bytes.span)
      append(buffer.bytes)
    }
    append("\"")
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { literal.append(bytes[index]) }
  }
}
