// SPDX-License-Identifier: MIT
import Bytes
package import Inference

extension Explanation {
  /// Most characters (Unicode scalars) of a text that a suggested rule asks for.
  private static let scalarsMax = 60

  /// A rule in Understudy's own format that applies to `request`, as an entry of `rules`.
  package static func suggestion(
    for request: borrowing InferenceRequest,
    context: MatchContext
  ) -> String {
    var parts: [String] = []
    switch request.operation {
    case .chat: break
    case .completion: parts.append("endpoint: completions")
    case .embedding: break
    case .tokenCount: parts.append("endpoint: count_tokens")
    }
    parts.append("model: \(glob(String(request.text(request.model))))")
    if let text = said(in: request) { parts.append(text) }
    if context.turn > 1 { parts.append("turn: \(context.turn)") }
    let response =
      request.operation == .embedding ? "{embeddings: lexical}" : "\"Say here what to answer.\""
    return "- when: {\(parts.joined(separator: ", "))}\n  respond: \(response)\n"
  }

  /// A condition on what the user says last, or on the first input to embed; nil for neither.
  private static func said(in request: borrowing InferenceRequest) -> String? {
    if request.operation == .embedding {
      guard let input = request.inputs.first(where: { $0.kind == .text }) else {
        return "endpoint: embeddings"
      }
      return "input: \(test(String(request.text(input.range))))"
    }
    guard let message = request.messages.last(where: { $0.role == .user }) else { return nil }
    // The first part alone is enough: the message holds it.
    guard let part = message.parts.indices.first(where: { request.parts[$0].kind == .text }) else {
      return nil
    }
    return "user: \(test(String(request.text(request.parts[part].text))))"
  }

  /// A test that `text` passes: what it begins with, or that it is empty.
  private static func test(_ text: String) -> String {
    guard !text.isEmpty else { return "{equals: \"\"}" }
    var start = String.UnicodeScalarView()
    start.append(contentsOf: text.unicodeScalars.prefix(scalarsMax))
    return quoted(String(start))
  }

  /// A glob that matches just `name`.
  private static func glob(_ name: String) -> String {
    name.unicodeScalars.contains { "*?[".unicodeScalars.contains($0) }
      ? "{equals: \(quoted(name))}" : quoted(name)
  }

  /// `text` as a double-quoted scalar (YAML 1.2 §7.3.1), with escapes for what may not stand there.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
