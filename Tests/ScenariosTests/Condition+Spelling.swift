// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns

extension Condition {
  /// The condition in a notation of its own, to compare what was read with what was meant.
  var spelled: String {
    switch self {
    case .all(let all): "all(\(all.map(\.spelled).joined(separator: ", ")))"
    case .any(let any): "any(\(any.map(\.spelled).joined(separator: ", ")))"
    case .not(let condition): "not(\(condition.spelled))"
    case .api(let api): "api \(api.name)"
    case .operation(let operation): "\(operation)"
    case .path(let test): "path \(test.spelled)"
    case .model(let test): "model \(test.spelled)"
    case .text(let source, let test): "\(source) \(test.spelled)"
    case .header(let index, let test): "header \(index)\(test.map { " \($0.spelled)" } ?? "")"
    case .toolOffered(let test): "tool \(test.spelled)"
    case .turn(let turns):
      "turn \(turns.lowerBound)…\(turns.upperBound == .max ? "" : "\(turns.upperBound)")"
    case .previousRole(let role): "previous is \(role)"
    case .toolCallID(let test): "call \(test.spelled)"
    case .pointer(let pointer, let test):
      "body \(String(decoding: pointer, as: UTF8.self))\(test.map { " \($0.spelled)" } ?? "")"
    case .stream(let isStream): "stream \(isStream)"
    case .key(let test): "key \(test.spelled)"
    case .namespace(let test): "namespace \(test.spelled)"
    }
  }
}

extension ValueTest {
  /// The test in the notation of `Condition.spelled`.
  var spelled: String {
    switch self {
    case .equals(_, let text): "is \(text)"
    case .text(let test): test.spelled
    }
  }
}

extension TextTest {
  /// The test in the notation of `Condition.spelled`; `~` stands before what ignores case.
  var spelled: String {
    switch self {
    case .contains(let bytes): "has '\(String(decoding: bytes, as: UTF8.self))'"
    case .containsIgnoringCase(let bytes): "~has '\(String(decoding: bytes, as: UTF8.self))'"
    case .equals(let bytes): "= '\(String(decoding: bytes, as: UTF8.self))'"
    case .equalsIgnoringCase(let bytes): "~= '\(String(decoding: bytes, as: UTF8.self))'"
    case .glob(let glob): "glob \(String(decoding: glob.pattern, as: UTF8.self))"
    case .globIgnoringCase(let glob): "~glob \(String(decoding: glob.pattern, as: UTF8.self))"
    case .matches(let pattern): "matches \(String(decoding: pattern.source, as: UTF8.self))"
    case .anyOf(let tests): "anyOf(\(tests.map(\.spelled).joined(separator: ", ")))"
    case .allOf(let tests): "allOf(\(tests.map(\.spelled).joined(separator: ", ")))"
    }
  }
}
