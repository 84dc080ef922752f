// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON
import YAML

extension NativeReader {
  /// Values of the request's body by JSON Pointer.
  mutating func bodyValues(_ node: YAMLNode) -> Condition? {
    guard let entries = node.entries, !entries.isEmpty else {
      let shape = "a mapping of JSON Pointers, such as {\"/model\": gpt-4o}"
      let given = node.entries == nil ? shown(node) : "an empty one"
      builder.complain(about: node, "takes \(shape), not \(given)")
      return nil
    }
    var conditions: [Condition] = []
    for entry in entries {
      let pointer = Array(entry.key.text.utf8)
      guard JSONNode.isPointer(pointer.span) else {
        let hint = pointer.first == UInt8(ascii: "/") ? "\"~\" is written \"~0\"" : "write \"/a/b\""
        builder.complain(aboutKey: entry.key, "this is no JSON Pointer; \(hint)")
        continue
      }
      conditions.append(contentsOf: bodyValue(entry.value, at: pointer))
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  /// What is asked of the value at `pointer`: that it is there, is a value, or passes as a text.
  private mutating func bodyValue(_ node: YAMLNode, at pointer: [UInt8]) -> [Condition] {
    guard node.entries != nil else {
      guard node.elements == nil else {
        let hint = "write {equals: […]} for a list that is the value"
        builder.complain(about: node, "takes a single value or a mapping of tests; \(hint)")
        return []
      }
      return valueTest(node).map { [.pointer(pointer, $0)] } ?? []
    }
    var conditions: [Condition] = []
    var handled = NativeKey.Value.words
    if let exists = node[NativeKey.Value.exists.rawValue].flatMap({ boolean($0) }) {
      conditions.append(exists ? .pointer(pointer, nil) : .not(.pointer(pointer, nil)))
    }
    let ignoresCase = node[NativeKey.Test.ignoreCase.rawValue]?.boolean ?? false
    if let value = node[NativeKey.Test.equals.rawValue], !ignoresCase || value.string == nil {
      handled.append(NativeKey.Test.equals.rawValue)
      if let test = valueTest(value) { conditions.append(.pointer(pointer, test)) }
    }
    let isMore = node.entries?.contains { !handled.contains($0.key.text) } ?? false
    if isMore || node.entries?.isEmpty == true {
      if let test = textTest(node, beside: handled) {
        conditions.append(.pointer(pointer, .text(test)))
      }
    }
    return conditions
  }

  /// A test for the value itself.
  private mutating func valueTest(_ node: YAMLNode) -> ValueTest? {
    guard let text = jsonTemplate(node, fills: false) else { return nil }
    var bytes: [UInt8] = []
    for case .literal(let literal) in text.pieces { bytes.append(contentsOf: literal) }
    var tape = JSONTape()
    do throws(JSONError) {
      try tape.parse(bytes.span)
    } catch {
      preconditionFailure("what is written as JSON is JSON")
    }
    var scratch = ByteBuffer()
    let hash = ContentHash.hash(of: tape.root(in: bytes.span), scratch: &scratch)
    return .equals(hash: hash, text: String(decoding: bytes, as: UTF8.self))
  }
}
