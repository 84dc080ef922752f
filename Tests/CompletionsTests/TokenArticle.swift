// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// The article that defines the token splitter, as the tests read it.
enum TokenArticle {
  /// A text's tokens as the article prints them.
  struct Vector: Sendable, CustomTestStringConvertible {
    let line: String
    let tokens: [[UInt8]]

    var testDescription: String { line }
  }

  /// The whole article.
  static let text: String = {
    let path = "../../../Sources/Service/Understudy.docc/Tokens.md"
    let url = URL(filePath: #filePath).appending(path: path).standardized
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  /// The lines of its block of test vectors.
  static let vectors: [Vector] = {
    guard let opening = text.firstRange(of: "```tokens\n") else { return [] }
    let rest = text[opening.upperBound...]
    let block = rest[..<(rest.firstRange(of: "\n```")?.lowerBound ?? rest.startIndex)]
    return block.split(separator: "\n").map { line in
      // By bytes: a mark that combines with `|` would make one `Character` of both.
      let tokens = line.utf8.split(separator: UInt8(ascii: "|")).map { bytes(of: Array($0)) }
      return Vector(line: String(line), tokens: tokens)
    }
  }()

  /// The bytes that a token with escapes stands for.
  private static func bytes(of printed: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = printed[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "x"):
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(kind)
      }
    }
    return bytes
  }
}
