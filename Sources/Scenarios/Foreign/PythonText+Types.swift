// SPDX-License-Identifier: MIT
import YAML

extension PythonText {
  /// The name of Python's type for a value.
  static func typeName(of node: YAMLNode) -> String {
    switch node.kind {
    case .null: "NoneType"
    case .boolean: "bool"
    case .integer: "int"
    case .float: "float"
    case .string: "str"
    case .timestamp: "date"
    case .sequence: "list"
    case .mapping: "dict"
    }
  }

  /// What Python says where `name` is asked of a value that has no such attribute.
  static func lacking(_ name: String, on node: YAMLNode) -> String {
    "'\(typeName(of: node))' object has no attribute '\(name)'"
  }
}
