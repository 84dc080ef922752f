// SPDX-License-Identifier: MIT
import Bytes

extension JSONNode {
  /// The value that a JSON Pointer names (RFC 6901); nil where there is none.
  ///
  /// The empty pointer names this value itself. Also nil for a pointer that breaks the grammar; use
  /// `isPointer` to tell the two apart.
  @_lifetime(copy self)
  package func node(at pointer: Span<UInt8>) -> JSONNode? {
    guard JSONNode.isPointer(pointer) else { return nil }
    var current = index
    var position = 0
    while position < pointer.count {
      let start = position + 1
      position = start
      while position < pointer.count, pointer[position] != UInt8(ascii: "/") { position += 1 }
      current = node(at: current).indexOfChild(pointer.extracting(start..<position))
      guard current > 0 else { return nil }
    }
    return node(at: current)
  }

  /// Whether `text` follows the grammar of JSON Pointers (RFC 6901 §3).
  ///
  /// That is: empty, or `/` before each token, and after each `~` a `0` or a `1`.
  package static func isPointer(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return true }
    guard text[0] == UInt8(ascii: "/") else { return false }
    for index in text.indices where text[index] == UInt8(ascii: "~") {
      guard index + 1 < text.count, text[index + 1] & 0xFE == UInt8(ascii: "0") else {
        return false
      }
    }
    return true
  }

  /// Index of the child that a reference token names (RFC 6901 §4); 0 where there is none.
  private func indexOfChild(_ token: Span<UInt8>) -> Int {
    switch kind {
    case .array:
      guard let position = JSONNode.arrayIndex(token), let child = element(at: position) else {
        return 0
      }
      return child.index
    case .object:
      guard token.firstIndex(of: UInt8(ascii: "~")) != nil else { return indexOfMember(token) }
      var found = 0
      var cursor = members
      while let member = cursor.next() {
        if member.key.equals(token: token) { found = member.value.index }
      }
      return found
    default:
      return 0
    }
  }

  /// The array index that `token` spells: digits without a needless zero in front.
  private static func arrayIndex(_ token: Span<UInt8>) -> Int? {
    guard token.count >= 1, token.count <= 10 else { return nil }
    guard token.count == 1 || token[0] != UInt8(ascii: "0") else { return nil }
    var value = 0
    for index in token.indices {
      let digit = token[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Whether a key means what `token` means once `~1` is `/` and `~0` is `~`.
  private func equals(token: Span<UInt8>) -> Bool {
    let text = rawText
    var position = 0
    var matched = 0
    while position < text.count {
      let character: JSONEscape
      if text[position] == UInt8(ascii: "\\") {
        character = JSONEscape.decode(text, at: &position)
      } else {
        character = JSONEscape(byte: text[position])
        position += 1
      }
      guard character.stands(inToken: token, at: &matched) else { return false }
    }
    return matched == token.count
  }
}
