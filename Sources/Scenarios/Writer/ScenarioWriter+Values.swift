// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON

extension ScenarioWriter {
  /// Nanoseconds as milliseconds.
  static func milliseconds(_ nanoseconds: UInt64) -> YAMLOutput {
    .bare(decimal(Int(clamping: nanoseconds), decimals: 6))
  }

  /// `number` over 10 to the power of `decimals`.
  static func decimal(_ number: Int, decimals: Int) -> String {
    var buffer = ByteBuffer(capacity: 32)
    buffer.appendJSON(fixedPoint: number, decimals: decimals)
    return String(buffer)
  }

  /// The first word of a table of the reader that stands for `value`.
  static func word<Value: Equatable>(
    for value: Value,
    in table: [(word: String, value: Value)]
  ) -> YAMLOutput? {
    table.first { $0.value == value }.map { .text($0.word) }
  }

  /// A probability with as few decimals as are read to the same parts of 2³².
  static func probability(_ parts: UInt32) -> YAMLOutput {
    var scale = 10
    for decimals in 1...12 {
      let number = Int((Double(parts) / 4_294_967_296 * Double(scale)).rounded())
      let text = decimal(number, decimals: decimals)
      if let value = Double(text), (value * 4_294_967_296).rounded() == Double(parts) {
        return .bare(text)
      }
      scale *= 10
    }
    return .bare("\(Double(parts) / 4_294_967_296)")
  }

  /// A template as it is written, as far as its header fields are known by name.
  func source(of template: Template) -> String {
    template.pieces.map { source(of: $0) }.joined()
  }

  /// A text in which every `{{` is one.
  static func escaped(_ text: String) -> String {
    text.replacing("{{", with: "{{{{")
  }

  /// What a piece is written as.
  func source(of piece: Template.Piece) -> String {
    if case .literal(let bytes) = piece {
      return Self.escaped(String(decoding: bytes, as: UTF8.self))
    }
    let inside =
      switch piece {
      case .literal: ""
      case .lastUser: "user"
      case .model: "model"
      case .header(let index): "header.\(scenario.headerNames[index])"
      case .pointer(let pointer): "body.\(String(decoding: pointer, as: UTF8.self))"
      case .captureNumber(let number): "match.\(number)"
      case .captureName(let name): "match.\(name)"
      case .turn: "turn"
      case .conversation: "conversation"
      case .count: "count"
      case .counter(let name): "counter.\(name)"
      case .choice(let texts):
        (["choice"] + texts.map { Self.quoted($0) }).joined(separator: " ")
      }
    return "{{ \(inside) }}"
  }

  private static func quoted(_ template: Template) -> String {
    var text = ""
    for case .literal(let bytes) in template.pieces {
      text += String(decoding: bytes, as: UTF8.self)
    }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
