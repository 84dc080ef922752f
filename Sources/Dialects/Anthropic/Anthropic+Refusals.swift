// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic: BodyWording {
  /// The value is of a kind that does not fit: `model: Input should be a valid string`.
  static func wrongType(_ node: JSONNode, expected: StaticString, in body: JSONNode) -> Failure {
    var noun = "\(expected)"[...]
    for article in ["a ", "an ", "one of a "] where noun.hasPrefix(article) {
      noun = noun.dropFirst(article.count)
      break
    }
    return refusal(of: node, "Input should be a valid \(noun)", in: body)
  }

  /// The member called `name` of `object` is not there, or null.
  static func missing(_ name: StaticString, of object: JSONNode, in body: JSONNode) -> Failure {
    let path = path(of: object, in: body)
    return Failure(.invalidRequest, (path.isEmpty ? "" : path + ".") + "\(name): Field required")
  }

  /// The number is below or above what is allowed.
  static func outOfRange(
    _ node: JSONNode,
    _ type: StaticString,
    isBelow: Bool,
    _ range: ClosedRange<Int64>,
    in body: JSONNode
  ) -> Failure {
    if "\(type)" == "decimal" {
      return refusal(of: node, "range: \(range.lowerBound)..\(range.upperBound)", in: body)
    }
    let limit =
      isBelow
      ? "greater than or equal to \(range.lowerBound)" : "less than or equal to \(range.upperBound)"
    return refusal(of: node, "Input should be \(limit)", in: body)
  }

  /// The array has no elements where it must have one.
  static func emptyArray(_ node: JSONNode, in body: JSONNode) -> Failure {
    refusal(of: node, "List should have at least 1 item after validation, not 0", in: body)
  }

  /// The array has more than `countMax` elements.
  static func longArray(_ node: JSONNode, countMax: Int, in body: JSONNode) -> Failure {
    refusal(
      of: node,
      "List should have at most \(countMax) items after validation, not \(node.count)",
      in: body
    )
  }

  /// The value at the path of `node` is refused, and why.
  static func refusal(of node: JSONNode, _ message: String, in body: JSONNode) -> Failure {
    let path = path(of: node, in: body)
    return Failure(.invalidRequest, path.isEmpty ? message : "\(path): \(message)")
  }

  /// The path of `node` as the API writes it, such as `messages.1.content`.
  private static func path(of node: JSONNode, in body: JSONNode) -> String {
    var path = ByteBuffer()
    body.appendPath(to: node, into: &path)
    var dotted = ""
    var step = ""
    for character in String(path) {
      // An index stands in brackets; so does a key that is no word, which keeps them.
      switch character {
      case "[" where step.isEmpty: step = "["
      case "]" where step.count > 1 && step.dropFirst().allSatisfy(\.isNumber):
        dotted += "." + step.dropFirst()
        step = ""
      case _ where step.isEmpty: dotted.append(character)
      default: step.append(character)
      }
    }
    return dotted + step
  }
}

extension BodyReader where Wording == Anthropic {
  /// The value of `node` is refused, and why.
  func refusal(of node: JSONNode, _ message: String) -> Failure {
    Anthropic.refusal(of: node, message, in: body)
  }

  /// The string is none of those that have a meaning; `supported` lists them in quotes.
  func unsupportedValue(_ node: JSONNode, supported: StaticString) -> Failure {
    refusal(of: node, "Input should be \(supported)")
  }

  /// The member `type` of an object is none of those that stand here.
  func unsupportedType(_ type: JSONNode, of object: JSONNode, supported: StaticString) -> Failure {
    refusal(
      of: object,
      "Input tag '\(type.quotation)' found using 'type' does not match any of the expected tags: "
        + "\(supported)"
    )
  }
}
