// SPDX-License-Identifier: MIT
package import Bytes

extension JSONNode {
  /// Appends the value's text without the white space between tokens.
  ///
  /// Keys keep their order and their repetitions, numbers and strings their spelling, so that what
  /// a client sent is given back digit for digit.
  package func appendCompact(to buffer: inout ByteBuffer) {
    let text = source
    let range = sourceRange
    var position = range.lowerBound
    var runStart = position
    var current = index
    while position < range.upperBound {
      // Strings hold white space that counts: the tape says where they end.
      while current < next, Int(tape[current].end) <= position || node(at: current).kind.isNested {
        current += 1
      }
      let scalar = current < next ? Int(tape[current].start) : range.upperBound
      while position < scalar {
        if isSpace(text[position]) {
          buffer.append(text.extracting(runStart..<position))
          runStart = position + 1
        }
        position += 1
      }
      if current < next { position = Int(tape[current].end) }
    }
    buffer.append(text.extracting(runStart..<range.upperBound))
  }

  /// Whether `byte` is white space between tokens (RFC 8259 §2).
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
