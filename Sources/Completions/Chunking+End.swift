// SPDX-License-Identifier: MIT
import Bytes
package import Inference

extension Chunking {
  /// Offset behind the piece of `text` that begins at `start`; always greater than `start`.
  ///
  /// A piece never ends within a UTF-8 sequence: tokens that share a character stay together.
  package func end(of text: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0 && start < text.count, "a piece begins inside the text")
    switch self {
    case .whole: return text.count
    case .token:
      var end = TokenScanner.end(of: text, from: start)
      while end < text.count, isContinuation(text[end]) {
        end = TokenScanner.end(of: text, from: end)
      }
      return end
    case .word:
      var end = start
      while end < text.count, isBlank(text[end]) { end += 1 }
      while end < text.count, !isBlank(text[end]) { end += 1 }
      return end
    case .spaces:
      var end = start + 1
      while end < text.count, text[end] != UInt8(ascii: " ") { end += 1 }
      return end
    case .quarters: return quarterEnd(of: text, from: start)
    case .character: return characterEnd(of: text, from: start)
    case .characters(let count):
      var end = start
      var taken = 0
      while end < text.count, taken < max(count, 1) {
        end = characterEnd(of: text, from: end)
        taken += 1
      }
      return end
    }
  }

  /// The end of the quarter that begins at `start`; a text of fewer than four characters has as
  /// many pieces.
  private func quarterEnd(of text: Span<UInt8>, from start: Int) -> Int {
    let count = text.scalarCount
    let size = max(count / 4, 1)
    let before = text.extracting(0..<start).scalarCount
    guard before / size < min(count, 4) - 1 else { return text.count }
    return Chunking.characters(size).end(of: text, from: start)
  }

  private func characterEnd(of text: Span<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < text.count, isContinuation(text[end]) { end += 1 }
    return end
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D)
  }
}
