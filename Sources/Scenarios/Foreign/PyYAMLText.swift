// SPDX-License-Identifier: MIT
import YAML

/// What PyYAML says of a text that is no YAML, for the tools that print it.
///
/// libyaml notices the same things in other words; those that differ most are put in PyYAML's.
enum PyYAMLText {
  /// The complaint about `source`, several lines without a line feed behind the last.
  static func text(of error: YAMLError, in source: ScenarioSource) -> String {
    let parts = error.message.split(separator: ": ", maxSplits: 1).map(String.init)
    let hasContext = error.related != nil && parts.count == 2
    var lines: [String] = []
    if hasContext {
      lines.append(parts[0])
      if let related = error.related, related != error.place {
        lines.append(mark(related, in: source))
      }
    }
    let problem = hasContext ? parts[1] : error.message
    lines.append(wording(of: problem, scalar(at: error.place, in: source.bytes)))
    lines.append(mark(error.place, in: source))
    return lines.joined(separator: "\n")
  }

  private static func mark(_ place: YAMLPlace, in source: ScenarioSource) -> String {
    "  in \"\(source.name)\", line \(place.line), column \(place.column)"
  }

  /// PyYAML's words for a `problem` that libyaml has at `scalar`; nil there is the end.
  private static func wording(of problem: String, _ scalar: Unicode.Scalar?) -> String {
    let token = name(of: scalar)
    switch problem {
    case "did not find expected node content":
      return "expected the node content, but found '\(token)'"
    case "did not find expected ',' or ']'": return "expected ',' or ']', but got '\(token)'"
    case "did not find expected ',' or '}'": return "expected ',' or '}', but got '\(token)'"
    case "did not find expected key":
      let found = token == "-" ? "<block sequence start>" : token
      return "expected <block end>, but found '\(found)'"
    case "did not find expected '-' indicator":
      return "expected <block end>, but found '\(token == "<scalar>" ? "?" : token)'"
    case "mapping values are not allowed in this context":
      return "mapping values are not allowed here"
    case "found character that cannot start any token":
      let text = scalar.map { $0 == "\t" ? "\\t" : "\($0)" } ?? ""
      return "found character '\(text)' that cannot start any token"
    default: return problem
    }
  }

  /// What PyYAML calls a token that begins with `scalar`.
  private static func name(of scalar: Unicode.Scalar?) -> String {
    guard let scalar else { return "<stream end>" }
    return "-,:?[]{}".unicodeScalars.contains(scalar) ? "\(scalar)" : "<scalar>"
  }

  /// The scalar at `place`; nil where the text ends.
  private static func scalar(at place: YAMLPlace, in bytes: [UInt8]) -> Unicode.Scalar? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(Int(place.line) - 1) else { return nil }
    let line = String(decoding: lines[Int(place.line) - 1], as: UTF8.self).unicodeScalars
    return line.dropFirst(Int(place.column) - 1).first
  }
}
