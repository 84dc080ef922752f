// SPDX-License-Identifier: MIT
import Engine

/// Reads the text of a template to its pieces.
///
/// Between `{{` and `}}` stands one expression; `{{{{` is a literal `{{`, and `{{{` a brace and an
/// expression. Everything else is said as it is.
struct TemplateParser {
  /// The pieces so far; a header field stands in them by its place in `headerNames`.
  private(set) var pieces: [Template.Piece] = []
  /// Names of the header fields that the template reads.
  private(set) var headerNames: [String] = []
  /// Everything that is wrong.
  private(set) var errors: [TemplateError] = []

  private let text: [UInt8]
  private var position = 0
  private var literal: [UInt8] = []
  /// How many `{{` have been passed, whatever they mean.
  private var openings = 0

  /// Reads `text`, for a rule whose expressions have `captures`.
  init(_ text: String, captures: CaptureNames) {
    self.text = Array(text.utf8)
    while position < self.text.count {
      if !isPair(UInt8(ascii: "{"), at: position) {
        literal.append(self.text[position])
        position += 1
      } else if isPair(UInt8(ascii: "{"), at: position + 1),
        !isPair(UInt8(ascii: "{"), at: position + 2)
      {
        // Of three, the last two open an expression.
        literal.append(UInt8(ascii: "{"))
        position += 1
        readExpression(captures, shift: 1)
      } else if isPair(UInt8(ascii: "{"), at: position + 2) {
        literal.append(contentsOf: [UInt8](repeating: UInt8(ascii: "{"), count: 2))
        position += 4
        openings += 2
      } else {
        readExpression(captures)
      }
    }
    endLiteral()
  }

  /// Reads the expression that opens at `position`, which is `shift` bytes behind the first two
  /// braces in a row.
  private mutating func readExpression(_ captures: CaptureNames, shift: Int = 0) {
    let opening = openings
    let start = position + 2
    openings += 1
    guard let end = end(from: start) else {
      let message = "\"{{\" without \"}}\"; write \"{{{{\" for a literal \"{{\""
      errors.append(TemplateError(message: message, opening: opening, distance: shift))
      position = text.count
      return
    }
    var first = start
    var last = end
    while first < last, isBlank(text[first]) { first += 1 }
    while last > first, isBlank(text[last - 1]) { last -= 1 }
    countOpenings(first..<last)
    endLiteral()
    var expression = TemplateExpression(text[first..<last], captures: captures)
    let piece = expression.read()
    if let name = expression.headerName {
      pieces.append(.header(headerNames.count))
      headerNames.append(name)
    } else if let piece {
      pieces.append(piece)
    }
    if let (message, offset) = expression.error {
      let distance = text[position..<first + offset].count { $0 & 0xC0 != 0x80 }
      errors.append(TemplateError(message: message, opening: opening, distance: distance + shift))
    }
    position = end + 2
  }

  /// Where the `}}` stands that ends the expression from `start` on; one in quotes does not.
  private func end(from start: Int) -> Int? {
    var index = start
    while index < text.count, isBlank(text[index]) { index += 1 }
    let hasQuotes = text[index...].starts(with: Array(TemplateName.choice.rawValue.utf8))
    var isQuoted = false
    while index < text.count {
      if isQuoted, text[index] == UInt8(ascii: "\\") {
        index += 1
      } else if hasQuotes, text[index] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, isPair(UInt8(ascii: "}"), at: index) {
        return index
      }
      index += 1
    }
    return nil
  }

  private mutating func countOpenings(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let isOpening = isPair(UInt8(ascii: "{"), at: index)
      openings += isOpening ? 1 : 0
      index += isOpening ? 2 : 1
    }
  }

  private mutating func endLiteral() {
    guard !literal.isEmpty else { return }
    pieces.append(.literal(literal))
    literal.removeAll()
  }

  private func isPair(_ byte: UInt8, at index: Int) -> Bool {
    index + 1 < text.count && text[index] == byte && text[index + 1] == byte
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
