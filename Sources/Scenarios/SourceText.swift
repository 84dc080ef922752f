// SPDX-License-Identifier: MIT
import YAML

/// The text of a scenario file, to find places inside of its scalars.
struct SourceText {
  private let bytes: [UInt8]

  /// The text `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The place `distance` characters behind the `{{` of this number, counted from 0 at the value
  /// `node` on; that of the value where the text holds no so many.
  ///
  /// YAML leaves a `{{` as it is, whatever quotes or block it stands in.
  func place(ofOpening number: Int, of node: YAMLNode, distance: Int) -> YAMLPlace {
    var index = offset(of: node.place)
    var rest = number
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      if rest == 0 { return place(of: index, plus: distance) }
      rest -= 1
      index += 2
    }
    return node.place
  }

  /// The place of the byte at `offset` of the text that the scalar `node` stands for; that of the
  /// scalar where its lines are joined or its escapes do not let it be told.
  func place(ofByte offset: Int, of node: YAMLNode) -> YAMLPlace {
    var left = node.text.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
    var index = self.offset(of: node.place)
    guard index < bytes.count, node.style != .block else { return node.place }
    let quote = node.style == .quoted ? bytes[index] : 0
    if quote != 0 { index += 1 }
    while left > 0, index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      index += width(at: index, quote)
      left -= 1
    }
    return left == 0 ? place(of: index, plus: 0) : node.place
  }

  /// Bytes that the character at `index` is written with, between quotes of this kind.
  private func width(at index: Int, _ quote: UInt8) -> Int {
    if quote == UInt8(ascii: "'"), bytes[index] == quote { return 2 }
    if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
      switch bytes[index + 1] {
      case UInt8(ascii: "x"): return 4
      case UInt8(ascii: "u"): return 6
      case UInt8(ascii: "U"): return 10
      default: return 2
      }
    }
    var next = index + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next - index
  }

  /// The offset of the byte at `place`, or the number of bytes.
  private func offset(of place: YAMLPlace) -> Int {
    var index = 0
    var line = 1
    while line < place.line, index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
    var column = 1
    while column < place.column, index < bytes.count {
      index += width(at: index, 0)
      column += 1
    }
    return index
  }

  /// The place `distance` characters behind the byte at `offset`, on its line.
  private func place(of offset: Int, plus distance: Int) -> YAMLPlace {
    var line = 1
    var column = 1
    for index in 0..<offset {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return YAMLPlace(line: line, column: column + distance)
  }
}
