// SPDX-License-Identifier: MIT
import CPCRE2

extension Pattern {
  /// `pattern` in PCRE2's syntax.
  static func translate(
    _ pattern: Span<UInt8>,
    _ options: PatternOptions,
    _ syntax: PatternSyntax
  ) throws(PatternError) -> PatternTranslation {
    switch syntax {
    case .pcre:
      var translation = PatternTranslation(options)
      translation.append(pattern, 0..<pattern.count)
      return translation
    case .python:
      var translator = PythonSyntax(pattern, options)
      try translator.translate()
      return translator.result
    }
  }

  /// Compiles `text`; the offset of an error is one in `text`.
  static func compile(
    _ text: Span<UInt8>,
    _ flags: UInt32
  ) throws(PatternError) -> OpaquePointer {
    guard let context = unsafe pcre2_compile_context_create_8(nil) else {
      preconditionFailure("PCRE2 has the memory it needs")
    }
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    unsafe pcre2_set_parens_nest_limit_8(context, PatternLimits.groupDepthMax)
    var code: Int32 = 0
    var offset = 0
    let compiled = unsafe text.withUnsafeBufferPointer { bytes in
      // PCRE2 takes no null pointer, even for no bytes.
      unsafe withUnsafePointer(to: 0 as UInt8) { none in
        unsafe pcre2_compile_8(
          bytes.baseAddress ?? none,
          bytes.count,
          flags | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C,
          &code,
          &offset,
          context
        )
      }
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(message(of: code), at: min(offset, text.count))
    }
    return unsafe compiled
  }

  /// Compiles `text` with a call-out before each item; without any where that is too large.
  ///
  /// A large pattern without call-outs is bounded by PCRE2's own count of backtracks alone.
  static func compileCounted(
    _ text: Span<UInt8>,
    _ flags: UInt32
  ) throws(PatternError) -> OpaquePointer {
    do throws(PatternError) {
      return unsafe try compile(text, flags | PCRE2_AUTO_CALLOUT)
    } catch {
      return unsafe try compile(text, flags)
    }
  }

  /// PCRE2's own words for an error.
  private static func message(of code: Int32) -> String {
    var words = [UInt8](repeating: 0, count: 256)
    let count = unsafe pcre2_get_error_message_8(code, &words, words.count)
    return String(decoding: words.prefix(max(0, Int(count))), as: UTF8.self)
  }

  /// A fact about compiled code that is a 32-bit number.
  static func info(_ code: OpaquePointer, _ what: Int32) -> UInt32 {
    var value: UInt32 = 0
    let status = unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
    precondition(status == 0, "the fact exists")
    return value
  }

  /// The names of groups.
  ///
  /// PCRE2 keeps them sorted in a table of rows of one size: the group's number in two bytes, the
  /// highest first, then the name and a NUL.
  static func names(of code: OpaquePointer) -> [(name: [UInt8], group: Int)] {
    let count = unsafe Int(info(code, PCRE2_INFO_NAMECOUNT))
    let size = unsafe Int(info(code, PCRE2_INFO_NAMEENTRYSIZE))
    var table: UnsafePointer<UInt8>?
    let status = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    precondition(status == 0, "the fact exists")
    guard let table = unsafe table else { return [] }
    let bytes = unsafe Span(_unsafeStart: table, count: count * size)
    return (0..<count).map { row in
      let start = row * size
      var name: [UInt8] = []
      var index = start + 2
      while bytes[index] != 0 {
        name.append(bytes[index])
        index += 1
      }
      return (name, Int(bytes[start]) << 8 | Int(bytes[start + 1]))
    }
  }
}
