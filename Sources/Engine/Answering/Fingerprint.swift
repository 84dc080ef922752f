// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// fakellm's echo, which tells requests apart without repeating them.
enum Fingerprint {
  /// Characters of the hash that are shown.
  private static let digits = 8
  private static let opening: StaticString = "[mock response for "
  private static let middle: StaticString = ", fingerprint "

  /// Appends the line for `request`: the model, and the beginning of the hash that its id follows
  /// from, so that all spellings of a request get the same, streamed or not.
  static func append(_ request: borrowing InferenceRequest, to output: inout ByteBuffer) {
    output.append(opening)
    output.append(request.text(request.model))
    output.append(middle)
    output.append(hexadecimal: request.contentHash >> 32, digits: digits)
    output.append("]")
  }

  /// Appends fakellm's own line for a request whose body is `body`: the model, and the beginning of
  /// the SHA-256 of the body as Python writes it.
  static func append(_ body: JSONNode, to output: inout ByteBuffer) {
    output.append(opening)
    if let model = body.member("model") {
      switch model.kind {
      case .string: model.appendText(to: &output)
      case .null: output.append("None")
      case .boolean: output.append(model.boolean == true ? "True" : "False")
      case .number, .array, .object: model.appendCompact(to: &output)
      }
    } else {
      output.append("unknown")
    }
    output.append(middle)
    var text = ByteBuffer(capacity: 1024)
    PythonJSON.append(body, to: &text)
    output.append(sha256Of: text.bytes, digits: digits)
    output.append("]")
  }
}
