// SPDX-License-Identifier: MIT

extension TokenScanner {
  /// The token that begins with the bytes beyond ASCII at `start`, or with the space before them.
  static func scalarEnd(of text: Span<UInt8>, from start: Int, isJoined: Bool = false) -> Int {
    let scalar = decode(text, at: start)
    switch scalar.kind {
    case .letter:
      return wordEnd(of: text, from: start, load: isJoined ? Load.space : Load.none)
    case .one:
      return start + scalar.width
    case .sign:
      return lineEndsEnd(of: text, from: start + scalar.width)
    case .split(let width):
      return start + width
    case .invalid:
      return isJoined ? start : start + 1
    }
  }

  /// Whether a letter that may share a token with a mark before it stands at `position`.
  static func opensWord(_ text: Span<UInt8>, at position: Int) -> Bool {
    let byte = text[position]
    guard byte >= 0x80 else { return isLetter(byte) }
    guard case .letter = decode(text, at: position).kind else { return false }
    return true
  }

  /// What the scalar at `position` is and its width in bytes; a continuation byte is invalid.
  static func decode(
    _ text: Span<UInt8>,
    at position: Int
  ) -> (kind: ScalarKind, width: Int) {
    let first = text[position]
    let width: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (width, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (width, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (width, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return (.invalid, 1)
    }
    guard position + width <= text.count else { return (.invalid, 1) }
    for offset in 1..<width {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return (.invalid, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isScalar = value >= least && value <= 0x10FFFF && !(0xD800...0xDFFF).contains(value)
    return isScalar ? (ScalarKind(value), width) : (.invalid, 1)
  }
}
