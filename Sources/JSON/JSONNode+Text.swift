// SPDX-License-Identifier: MIT
package import Bytes

extension JSONNode {
  /// Whether a string holds escapes, so that `rawText` is not what it means.
  @inline(__always) @inlinable package var hasEscapes: Bool {
    kind == .string && entry.tally & JSONTape.Flag.escapes != 0
  }

  /// A string's bytes between the quotes, escapes unresolved; empty for any other kind.
  ///
  /// Without escapes this is the string itself, without a copy.
  @inline(__always) @inlinable package var rawText: Span<UInt8> {
    @_lifetime(copy self)
    get {
      guard kind == .string else { return source.extracting(0..<0) }
      let text = sourceText
      // In bounds: a string has two quotes.
      return unsafe text.extracting(unchecked: 1..<(text.count - 1))
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
  @inlinable package func equals(_ text: StaticString) -> Bool {
    // In bounds: the literal's own pointer and size.
    equals(unsafe Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether a string means exactly the UTF-8 bytes `text`; false for any other kind.
  @inlinable package func equals(_ text: Span<UInt8>) -> Bool {
    let entry = entry
    // The tally of a string without escapes is its kind alone: one comparison asks for both.
    guard entry.tally == JSONKind.string.tally else { return equalsDecoded(text) }
    guard Int(entry.end) - Int(entry.start) - 2 == text.count else { return false }
    return areEqual(rawText, text)
  }

  /// Whether a string with escapes means exactly `other`; false for any other kind.
  @usableFromInline func equalsDecoded(_ other: Span<UInt8>) -> Bool {
    guard hasEscapes else { return false }
    let text = rawText
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
