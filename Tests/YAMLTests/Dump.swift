// SPDX-License-Identifier: MIT
import YAML

/// One line for a whole tree: JSON with marks for what JSON lacks, so that tables can compare.
func dump(_ node: YAMLNode) -> String {
  switch node.kind {
  case .null: "null"
  case .boolean(let value): "\(value)"
  case .integer(let value): "\(value)"
  case .float(let value): "f\(value)"
  case .string(let text): "\"\(text.replacing("\n", with: "\\n"))\""
  case .timestamp(let text): "t\"\(text)\""
  case .sequence(let elements): "[" + elements.map(dump).joined(separator: ",") + "]"
  case .mapping(let entries):
    "{" + entries.map { entry in "\(dump(entry.key)):\(dump(entry.value))" }.joined(separator: ",")
      + "}"
  }
}

/// The tree of a text as one line, or its complaint.
func dump(_ text: String, limits: YAMLLimits = .standard) -> String {
  do throws(YAMLError) {
    return dump(try YAMLDocument(parsing: text, limits: limits).root)
  } catch {
    return "error \(error)"
  }
}
