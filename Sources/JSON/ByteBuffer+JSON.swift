// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends `text` as a JSON string with its quotes.
  ///
  /// Escaped are quotes, backslashes and control characters (RFC 8259 §7), and beyond that U+0085,
  /// U+2028 and U+2029, since many readers of event streams take them for line ends. All else stays
  /// as it is. Bytes that are not UTF-8 become U+FFFD, so that the result is always valid.
  package mutating func appendJSON(string text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    appendJSONText(text)
    append(UInt8(ascii: "\""))
  }

  /// Appends a literal as a JSON string with its quotes.
  package mutating func appendJSON(string text: StaticString) {
    text.withUTF8Buffer { unsafe appendJSON(string: $0.span) }
  }

  /// Appends `text` as a JSON string with its quotes; for cold paths.
  ///
  /// Disfavoured so that a literal is taken as `StaticString`.
  @_disfavoredOverload
  package mutating func appendJSON(string text: String) {
    var text = text
    text.makeContiguousUTF8()
    appendJSON(string: text.utf8.span)
  }

  /// Appends `text` escaped, without quotes: a piece of a JSON string.
  ///
  /// A string may be written in pieces wherever it is cut between two characters.
  package mutating func appendJSONText(_ text: Span<UInt8>) {
    reserve(text.count)
    let bytes = unsafe text.bytes
    var position = 0
    var runStart = 0
    while true {
      position = JSONScanner.endOfPlain(bytes, from: position)
      while position < bytes.byteCount, text[position] >= 0x80 {
        let size = utf8SequenceCount(bytes, at: position)
        if size == 0 || isLineEnd(text, at: position, size: size) {
          append(text.extracting(runStart..<position))
          appendEscape(text, at: position, size: size)
          runStart = position + max(size, 1)
        }
        position += max(size, 1)
      }
      guard position < bytes.byteCount else { break }
      guard JSONScanner.isStop(text[position]) else { continue }
      append(text.extracting(runStart..<position))
      appendEscape(text[position])
      position += 1
      runStart = position
    }
    append(text.extracting(runStart..<position))
  }

  /// Whether the sequence of `size` bytes at `position` is U+0085, U+2028 or U+2029.
  @inline(__always)
  private func isLineEnd(_ text: Span<UInt8>, at position: Int, size: Int) -> Bool {
    switch size {
    case 2: text[position] == 0xC2 && text[position + 1] == 0x85
    case 3:
      text[position] == 0xE2 && text[position + 1] == 0x80 && text[position + 2] & 0xFE == 0xA8
    default: false
    }
  }

  /// Appends the escape of a line end of `size` bytes; U+FFFD for a malformed byte where it is 0.
  private mutating func appendEscape(_ text: Span<UInt8>, at position: Int, size: Int) {
    switch size {
    case 2: append("\\u0085")
    case 3: append(text[position + 2] == 0xA8 ? "\\u2028" : "\\u2029")
    default: append("\u{FFFD}")
    }
  }

  /// Appends the escape of a quote, a backslash or a control character.
  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(hexadecimal: UInt64(byte), digits: 2)
    }
  }
}
