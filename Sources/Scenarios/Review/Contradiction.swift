// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Patterns

/// Finds what a condition asks for that no request has together.
enum Contradiction {
  /// The paths at which requests are answered by rules.
  private static let paths: [[UInt8]] = [
    "/chat/completions", "/completions", "/embeddings", "/messages", "/messages/count_tokens",
  ]
  .flatMap { ["/v1\($0)".utf8Bytes, $0.utf8Bytes] }

  /// Why `condition` holds for no request; nil where it may hold for one.
  static func reason(in condition: Condition) -> String? {
    let parts = condition.parts
    var streams: Set<Bool> = []
    var tests: [(topic: Topic, tests: [TextTest])] = []
    for part in parts {
      if case .stream(let isStream) = part { streams.insert(isStream) }
      if namesNoPath(part) { return "no endpoint has a path that its \"when\" asks for" }
      guard let (topic, test) = Topic.test(in: part) else { continue }
      if topic.isSingle, let known = tests.firstIndex(where: { $0.topic == topic }) {
        tests[known].tests += test.parts
      } else {
        tests.append((topic, test.parts))
      }
    }
    if streams.count > 1 { return "its \"when\" asks for a stream and for none" }
    for (topic, tests) in tests where isContradictory(tests) {
      return "no text is all that its \"when\" asks for at \"\(topic.key)\""
    }
    if hasOpposites(parts) { return "its \"when\" asks for something and for its opposite" }
    return nil
  }

  /// Whether `condition` asks for a path that no endpoint has.
  private static func namesNoPath(_ condition: Condition) -> Bool {
    switch condition {
    case .path(let test): paths.allSatisfy { isFailed(test, by: $0, isFolded: false) }
    case .any(let parts): !parts.isEmpty && parts.allSatisfy(namesNoPath)
    default: false
    }
  }

  /// Whether one of `parts` must not hold, but does where the others do.
  private static func hasOpposites(_ parts: [Condition]) -> Bool {
    guard parts.count > 1 else { return false }
    return parts.contains { part in
      guard case .not(let opposite) = part else { return false }
      var implication = Implication()
      return implication.implies(.all(parts), opposite)
    }
  }

  /// Whether no text passes all `tests`, as far as one of them leaves a single text.
  private static func isContradictory(_ tests: [TextTest]) -> Bool {
    guard tests.count > 1 else { return false }
    return tests.contains { one in
      if let text = one.exact { return tests.contains { isFailed($0, by: text, isFolded: false) } }
      guard let text = one.foldedExact else { return false }
      return tests.contains { isFailed($0, by: text, isFolded: true) }
    }
  }

  /// Whether it is certain that `text`, or every text that folds to it, fails `test`.
  private static func isFailed(_ test: TextTest, by text: [UInt8], isFolded: Bool) -> Bool {
    switch test {
    case .contains(let sought):
      guard isFolded else { return !text.span.contains(sought.span) }
      return sought.folded.map { !text.span.contains($0.span) } ?? false
    case .equals(let sought):
      guard isFolded else { return text != sought }
      return sought.folded.map { text != $0 } ?? false
    case .glob(let glob):
      return !isFolded && text.isText && !glob.matches(text.span)
    case .containsIgnoringCase(let sought):
      return folded(text, isFolded).map { !$0.span.contains(sought.span) } ?? false
    case .equalsIgnoringCase(let sought):
      return folded(text, isFolded).map { $0 != sought } ?? false
    case .globIgnoringCase(let glob):
      return folded(text, isFolded).map { !glob.matches($0.span) } ?? false
    case .matches: return false
    case .anyOf(let parts):
      return parts.allSatisfy { isFailed($0, by: text, isFolded: isFolded) }
    case .allOf(let parts):
      return parts.contains { isFailed($0, by: text, isFolded: isFolded) }
    }
  }

  private static func folded(_ text: [UInt8], _ isFolded: Bool) -> [UInt8]? {
    isFolded ? text : text.folded
  }
}
