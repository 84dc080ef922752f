// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// Texts in the bodies of answers.
enum AnswerText {
  /// The string at `pointer` in a JSON text; nil where there is none.
  static func at(_ pointer: StaticString, in json: borrowing ByteBuffer) -> String? {
    var path = ByteBuffer()
    path.append(pointer)
    var tape = JSONTape()
    do throws(JSONError) { try tape.parse(json.bytes) } catch { return nil }
    guard let node = tape.root(in: json.bytes).node(at: path.bytes), node.kind == .string else {
      return nil
    }
    var text = ByteBuffer()
    node.appendText(to: &text)
    return String(text)
  }
}
