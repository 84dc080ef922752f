// SPDX-License-Identifier: MIT
package import Bytes

extension JSONNode {
  /// Appends the path from this value to the innermost one at an offset of the source.
  ///
  /// The path reads as providers write it, `messages[1].content`: a key that is not made of ASCII
  /// letters, digits, `_`, `-` and `$` stands as `["the key"]`. A key and its value have the same
  /// path. Nothing is appended where the offset names this value itself or lies outside of it.
  package func appendPath(toOffset offset: Int, to buffer: inout ByteBuffer) {
    var current = index
    var isFirst = true
    while true {
      let parent = node(at: current)
      current = 0
      switch parent.kind {
      case .array:
        var cursor = parent.elements
        var position = 0
        while let element = cursor.next(), element.sourceOffset <= offset {
          if offset < element.sourceRange.upperBound {
            buffer.append(UInt8(ascii: "["))
            buffer.append(decimal: position)
            buffer.append(UInt8(ascii: "]"))
            current = element.index
          }
          position += 1
        }
      case .object:
        var cursor = parent.members
        while let member = cursor.next(), member.key.sourceOffset <= offset {
          if offset < member.value.sourceRange.upperBound {
            member.key.appendPathKey(isFirst: isFirst, to: &buffer)
            current = member.value.index
          }
        }
      default:
        return
      }
      guard current > 0 else { return }
      isFirst = false
    }
  }

  /// Appends the path from this value to `other`, a value inside of it.
  package func appendPath(to other: borrowing JSONNode, into buffer: inout ByteBuffer) {
    appendPath(toOffset: other.sourceOffset, to: &buffer)
  }

  /// Appends a key as one step of a path.
  private func appendPathKey(isFirst: Bool, to buffer: inout ByteBuffer) {
    let text = rawText
    var isPlain = !text.isEmpty
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "$"):
        break
      default: isPlain = false
      }
    }
    if isPlain {
      if !isFirst { buffer.append(UInt8(ascii: ".")) }
      buffer.append(text)
    } else {
      buffer.append(UInt8(ascii: "["))
      buffer.append(sourceText)
      buffer.append(UInt8(ascii: "]"))
    }
  }
}
