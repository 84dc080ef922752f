// SPDX-License-Identifier: MIT
import Bytes
import Gzip
import HTTP
import Inference

/// What the header fields of a request say of its body.
enum RequestMedia {
  /// The body's coding.
  ///
  /// A type that cannot be JSON and a coding that is not read are refused (415). JSON is accepted
  /// under a JSON, form, text or binary type or none, since curl sends a form type unless told
  /// otherwise.
  static func coding(of request: borrowing Request) throws(Failure) -> ContentCoding {
    if let type = request.value(of: "content-type"), !mayBeJSON(type) {
      throw Failure(
        .unsupportedMediaType,
        "Unsupported content type '\(printable(type))'; send JSON as 'application/json'."
      )
    }
    guard let field = request.value(of: "content-encoding"), !field.isEmpty else {
      return .identity
    }
    if let coding = ContentCoding(contentEncoding: field) { return coding }
    throw Failure(
      .unsupportedMediaType,
      "Unsupported content encoding '\(printable(field))'; send 'gzip', 'deflate' or none."
    )
  }

  private static func mayBeJSON(_ type: Span<UInt8>) -> Bool {
    let end = type.firstIndex(of: UInt8(ascii: ";")) ?? type.count
    let essence = type.extracting(0..<end).trimmingBlanks()
    if essence.equalsIgnoringCase("application/json") { return true }
    return essence.isEmpty || essence.equalsIgnoringCase("application/x-www-form-urlencoded")
      || essence.equalsIgnoringCase("text/plain") || essence.equalsIgnoringCase("text/json")
      || essence.equalsIgnoringCase("application/octet-stream") || hasJSONSuffix(essence)
  }

  /// Whether the subtype ends in `+json` (RFC 6839 §3.1).
  private static func hasJSONSuffix(_ essence: Span<UInt8>) -> Bool {
    guard essence.count > 5 else { return false }
    return essence.extracting((essence.count - 5)..<essence.count).equalsIgnoringCase("+json")
  }

  /// At most 100 bytes of a field's value, for a message.
  private static func printable(_ value: Span<UInt8>) -> String {
    var text = ""
    for index in 0..<min(value.count, 100) {
      text.unicodeScalars.append(Unicode.Scalar(value[index] & 0x7f))
    }
    return text
  }
}
