// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI: BodyWording {
  /// The value is of a kind that does not fit.
  static func wrongType(
    _ node: JSONNode,
    expected: StaticString,
    in body: JSONNode
  ) -> Failure {
    let path = path(of: node, in: body)
    return Failure(
      .invalidRequest,
      "Invalid type for '\(path)': expected \(expected), but got \(kindName(node)) instead.",
      parameter: path,
      code: "invalid_type"
    )
  }

  /// The member called `name` of `object` is not there, or null.
  static func missing(
    _ name: StaticString,
    of object: JSONNode,
    in body: JSONNode
  ) -> Failure {
    var path = path(of: object, in: body)
    if !path.isEmpty { path += "." }
    path += "\(name)"
    return Failure(
      .invalidRequest,
      "Missing required parameter: '\(path)'.",
      parameter: path,
      code: "missing_required_parameter"
    )
  }

  /// The number is below or above what is allowed.
  static func outOfRange(
    _ node: JSONNode,
    _ type: StaticString,
    isBelow: Bool,
    _ range: ClosedRange<Int64>,
    in body: JSONNode
  ) -> Failure {
    let path = path(of: node, in: body)
    let side = isBelow ? "below minimum" : "above maximum"
    let limit = isBelow ? ">= \(range.lowerBound)" : "<= \(range.upperBound)"
    return Failure(
      .invalidRequest,
      "Invalid '\(path)': \(type) \(side) value. "
        + "Expected a value \(limit), but got \(node.quotation) instead.",
      parameter: path,
      code: "\(type)_\(isBelow ? "below_min" : "above_max")_value"
    )
  }

  /// The array has no elements where it must have one.
  static func emptyArray(_ node: JSONNode, in body: JSONNode) -> Failure {
    let path = path(of: node, in: body)
    return Failure(
      .invalidRequest,
      "Invalid '\(path)': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      parameter: path,
      code: "empty_array"
    )
  }

  /// The array has more than `countMax` elements.
  static func longArray(
    _ node: JSONNode,
    countMax: Int,
    in body: JSONNode
  ) -> Failure {
    let path = path(of: node, in: body)
    return Failure(
      .invalidRequest,
      "Invalid '\(path)': array too long. Expected an array with maximum length \(countMax), "
        + "but got an array with length \(node.count) instead.",
      parameter: path,
      code: "array_above_max_length"
    )
  }

  /// The path of `node` as the API writes it, such as `messages[1].content`.
  static func path(of node: JSONNode, in body: JSONNode) -> String {
    var path = ByteBuffer()
    body.appendPath(to: node, into: &path)
    return String(path)
  }

  /// What the API calls the kind of `node`, with its article.
  private static func kindName(_ node: JSONNode) -> StaticString {
    guard node.kind == .number else { return node.kind.name }
    return node.integer != nil ? "an integer" : "a decimal"
  }
}

extension BodyReader where Wording == OpenAI {
  /// The path of `node` as the API writes it.
  func path(of node: JSONNode) -> String {
    OpenAI.path(of: node, in: body)
  }

  /// A failure that blames `parameter` with a code.
  func refusal(_ message: String, parameter: String?, code: String? = nil) -> Failure {
    Failure(.invalidRequest, message, parameter: parameter, code: code)
  }

  /// The string is none of those that have a meaning; `supported` lists them in quotes.
  func unsupportedValue(_ node: JSONNode, supported: StaticString) -> Failure {
    refusal(
      "Invalid value: '\(node.quotation)'. Supported values are: \(supported).",
      parameter: path(of: node),
      code: "invalid_value"
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
}
