// SPDX-License-Identifier: MIT
package import Bytes

extension JSONNode {
  /// Whether a string holds escapes, so that `rawText` is not what it means.
  package var hasEscapes: Bool {
    kind == .string && entry.tally & JSONTape.Flag.escapes != 0
  }

  /// A string's bytes between the quotes, escapes unresolved; empty for any other kind.
  ///
  /// Without escapes this is the string itself, without a copy.
  package var rawText: Span<UInt8> {
    @_lifetime(copy self)
    get {
      guard kind == .string else { return source.extracting(0..<0) }
      let range = sourceRange
      return source.extracting((range.lowerBound + 1)..<(range.upperBound - 1))
    }
  }

  /// Appends what a string means, as UTF-8; nothing for any other kind.
  ///
  /// An escaped half of a surrogate pair without its other half becomes U+FFFD.
  package func appendText(to buffer: inout ByteBuffer) {
    let text = rawText
    guard hasEscapes else { return buffer.append(text) }
    var position = 0
    var runStart = 0
    while position < text.count {
      guard text[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      buffer.append(text.extracting(runStart..<position))
      let character = JSONEscape.decode(text, at: &position)
      character.append(to: &buffer)
      runStart = position
    }
    buffer.append(text.extracting(runStart..<position))
  }

  /// Whether a string means exactly `text`; false for any other kind.
  package func equals(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe equals($0.span) }
  }

  /// Whether a string means exactly the UTF-8 bytes `other`; false for any other kind.
  package func equals(_ other: Span<UInt8>) -> Bool {
    guard kind == .string else { return false }
    let text = rawText
    guard hasEscapes else {
      guard text.count == other.count else { return false }
      for index in text.indices where text[index] != other[index] { return false }
      return true
    }
    var position = 0
    var matched = 0
    while position < text.count {
      if text[position] != UInt8(ascii: "\\") {
        guard matched < other.count, text[position] == other[matched] else { return false }
        position += 1
        matched += 1
      } else {
        let character = JSONEscape.decode(text, at: &position)
        guard character.stands(in: other, at: &matched) else { return false }
      }
    }
    return matched == other.count
  }
}
