// SPDX-License-Identifier: MIT
import Bytes
import Patterns
import Spelling

extension TextTest {
  /// What is said of a text that passes the test, or of one that does not: `contains "x"`.
  func words(isMet: Bool) -> String {
    switch self {
    case .contains(let text):
      (isMet ? "contains " : "does not contain ") + quoted(text)
    case .containsIgnoringCase(let text):
      (isMet ? "contains " : "does not contain ") + quoted(text) + " in any case"
    case .equals(let text):
      (isMet ? "equals " : "does not equal ") + quoted(text)
    case .equalsIgnoringCase(let text):
      (isMet ? "equals " : "does not equal ") + quoted(text) + " in any case"
    case .glob(let glob):
      (isMet ? "matches " : "does not match ") + quoted(glob.pattern)
    case .globIgnoringCase(let glob):
      (isMet ? "matches " : "does not match ") + quoted(glob.pattern) + " in any case"
    case .matches(let pattern):
      (isMet ? "matches " : "does not match ") + "the regular expression "
        + Quotation.quoted(pattern: String(decoding: pattern.source, as: UTF8.self))
    case .anyOf(let parts): words(of: parts, isMet: isMet, isMet ? " or " : " and ")
    case .allOf(let parts): words(of: parts, isMet: isMet, isMet ? " and " : " or ")
    }
  }

  private func words(of parts: [TextTest], isMet: Bool, _ separator: String) -> String {
    guard !parts.isEmpty else { return isMet ? "passes" : "cannot pass" }
    return parts.map { $0.words(isMet: isMet) }.joined(separator: separator)
  }

  private func quoted(_ text: [UInt8]) -> String { Quotation.quoted(String(text.span)) }
}
