// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension BodyReader {
  /// Most bytes of a client's value that a message repeats.
  private static let quotedBytesMax = 100

  /// The path of `node` as the API writes it, such as `messages[1].content`.
  func path(of node: JSONNode) -> String {
    var path = ByteBuffer()
    body.appendPath(to: node, into: &path)
    return String(path)
  }

  /// A failure that blames `parameter` with a code.
  func refusal(_ message: String, parameter: String?, code: String? = nil) -> Failure {
    Failure(.invalidRequest, message, parameter: parameter, code: code)
  }

  /// The value is of a kind that does not fit.
  func wrongType(_ node: JSONNode, expected: StaticString) -> Failure {
    let path = path(of: node)
    return refusal(
      "Invalid type for '\(path)': expected \(expected), but got \(kindName(node)) instead.",
      parameter: path,
      code: "invalid_type"
    )
  }

  /// The member called `name` of `object` is not there, or null.
  func missing(_ name: StaticString, of object: JSONNode) -> Failure {
    var path = path(of: object)
    if !path.isEmpty { path += "." }
    path += "\(name)"
    return refusal(
      "Missing required parameter: '\(path)'.",
      parameter: path,
      code: "missing_required_parameter"
    )
  }

  /// The string is none of those that have a meaning; `supported` lists them in quotes.
  func unsupportedValue(_ node: JSONNode, supported: StaticString) -> Failure {
    refusal(
      "Invalid value: '\(quoted(node))'. Supported values are: \(supported).",
      parameter: path(of: node),
      code: "invalid_value"
    )
  }

  /// The value is no integer, or one beyond 64 bits.
  func wrongInteger(_ node: JSONNode, _ range: ClosedRange<Int64>) -> Failure {
    guard let value = node.double, abs(value) >= 9.2e18 else {
      return wrongType(node, expected: "an integer")
    }
    return outOfRange(node, "integer", isBelow: value < 0, range)
  }

  /// The number is below or above what is allowed.
  func outOfRange(
    _ node: JSONNode,
    _ type: StaticString,
    isBelow: Bool,
    _ range: ClosedRange<Int64>
  ) -> Failure {
    let path = path(of: node)
    let side = isBelow ? "below minimum" : "above maximum"
    let limit = isBelow ? ">= \(range.lowerBound)" : "<= \(range.upperBound)"
    return refusal(
      "Invalid '\(path)': \(type) \(side) value. "
        + "Expected a value \(limit), but got \(quoted(node)) instead.",
      parameter: path,
      code: "\(type)_\(isBelow ? "below_min" : "above_max")_value"
    )
  }

  /// The array has no elements where it must have one.
  func emptyArray(_ node: JSONNode) -> Failure {
    let path = path(of: node)
    return refusal(
      "Invalid '\(path)': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      parameter: path,
      code: "empty_array"
    )
  }

  /// The array has more than `countMax` elements.
  func longArray(_ node: JSONNode, countMax: Int) -> Failure {
    let path = path(of: node)
    return refusal(
      "Invalid '\(path)': array too long. Expected an array with maximum length \(countMax), "
        + "but got an array with length \(node.count) instead.",
      parameter: path,
      code: "array_above_max_length"
    )
  }

  /// The string has more than `countMax` characters.
  func longText(_ node: JSONNode, countMax: Int) -> Failure {
    let path = path(of: node)
    var text = ByteBuffer()
    node.appendText(to: &text)
    return refusal(
      "Invalid '\(path)': string too long. Expected a string with maximum length \(countMax), "
        + "but got a string with length \(text.count) instead.",
      parameter: path,
      code: "string_above_max_length"
    )
  }

  /// The string is not made of the characters that a name may have.
  func wrongName(_ node: JSONNode) -> Failure {
    let path = path(of: node)
    return refusal(
      "Invalid '\(path)': string does not match pattern. "
        + "Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
      parameter: path,
      code: "invalid_value"
    )
  }

  /// What the API calls the kind of `node`, with its article.
  private func kindName(_ node: JSONNode) -> StaticString {
    guard node.kind == .number else { return node.kind.name }
    return node.integer != nil ? "an integer" : "a decimal"
  }

  /// What a string means, or a number's text, cut where it is long.
  private func quoted(_ node: JSONNode) -> String {
    var text = ByteBuffer()
    if node.kind == .string {
      node.appendText(to: &text)
    } else {
      text.append(node.sourceText)
    }
    guard text.count > Self.quotedBytesMax else { return String(text) }
    text.truncate(to: Self.quotedBytesMax)
    return String(text) + "…"
  }
}
