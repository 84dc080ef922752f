// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// Texts in the bodies of answers.
enum AnswerText {
  /// The string at `pointer` in a JSON text; nil where there is none.
  static func at(_ pointer: StaticString, in json: borrowing ByteBuffer) -> String? {
    value(at: pointer, in: json, of: .string) { node, text in node.appendText(to: &text) }
  }

  /// The list at `pointer` in a JSON text, as JSON; nil where there is none.
  static func list(at pointer: StaticString, in json: borrowing ByteBuffer) -> String? {
    value(at: pointer, in: json, of: .array) { node, text in text.append(node.sourceText) }
  }

  private static func value(
    at pointer: StaticString,
    in json: borrowing ByteBuffer,
    of kind: JSONKind,
    _ write: (JSONNode, inout ByteBuffer) -> Void
  ) -> String? {
    var path = ByteBuffer()
    path.append(pointer)
    var tape = JSONTape()
    do throws(JSONError) { try tape.parse(json.bytes) } catch { return nil }
    guard let node = tape.root(in: json.bytes).node(at: path.bytes), node.kind == kind else {
      return nil
    }
    var text = ByteBuffer()
    write(node, &text)
    return String(text)
  }
}
