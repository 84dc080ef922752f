// SPDX-License-Identifier: MIT
import CPCRE2

extension Pattern {
  /// The expression and its options in PCRE2's own syntax, whatever syntax it was written in.
  ///
  /// One of Python's loses that its `^` matches behind a line end at the very end of a text, under
  /// the flag for lines, and that its classes know ASCII alone where it says so (`isASCII`).
  package func portable() -> (source: [UInt8], options: PatternOptions, isASCII: Bool) {
    guard syntax == .python else { return (source, options, false) }
    let translation = Pattern.translated(source, options, syntax)
    var options: PatternOptions = []
    if translation.flags & PCRE2_CASELESS != 0 { options.insert(.caseless) }
    if translation.flags & PCRE2_MULTILINE != 0 { options.insert(.multiline) }
    if translation.flags & PCRE2_DOTALL != 0 { options.insert(.dotAll) }
    if translation.flags & PCRE2_EXTENDED != 0 { options.insert(.extended) }
    return (translation.output, options, translation.flags & PCRE2_UCP == 0)
  }

  /// The translation of what has been compiled, and so can be translated.
  private static func translated(
    _ source: [UInt8],
    _ options: PatternOptions,
    _ syntax: PatternSyntax
  ) -> PatternTranslation {
    do throws(PatternError) {
      return try translate(source.span, options, syntax)
    } catch {
      preconditionFailure("what was compiled can be translated")
    }
  }
}
