// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Patterns

/// Tests as a table spells them.
extension TextTest {
  static func has(_ text: String) -> TextTest { .contains(Array(text.utf8)) }
  static func isText(_ text: String) -> TextTest { .equals(Array(text.utf8)) }
  static func hasFolded(_ text: String) -> TextTest { .containsIgnoringCase(folded(text)) }
  static func isFolded(_ text: String) -> TextTest { .equalsIgnoringCase(folded(text)) }
  static func like(_ glob: String) -> TextTest { .glob(Glob(Array(glob.utf8).span)) }

  static func likeFolded(_ glob: String) -> TextTest {
    .globIgnoringCase(Glob(folded(glob).span))
  }

  static func stars(_ glob: String) -> TextTest {
    .glob(Glob(Array(glob.utf8).span, syntax: .stars))
  }

  static func regex(
    _ pattern: String,
    _ options: PatternOptions = [],
    _ syntax: PatternSyntax = .pcre
  ) -> TextTest {
    do {
      return .matches(try Pattern(Array(pattern.utf8).span, options: options, syntax: syntax))
    } catch {
      preconditionFailure("\(pattern): \(error)")
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    var buffer = ByteBuffer()
    CaseFolding.unicode.append(Array(text.utf8).span, to: &buffer)
    return Array(String(buffer).utf8)
  }
}
