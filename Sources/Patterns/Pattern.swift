// SPDX-License-Identifier: MIT
import CPCRE2

/// A regular expression, compiled once and then only read; `PatternMatcher` searches for it.
///
/// It is compiled twice. The fast form runs as machine code and bounds backtracking only roughly;
/// where that bound strikes, the counted form runs instead, which reports each of its steps so that
/// their number is limited exactly. The counted form also takes texts that are not UTF-8; the fast
/// one must not, since PCRE2 10.42 then takes `\S`, `\D` and `\W` amiss beyond ASCII.
///
/// Safe: both forms are made in `init` and freed in `deinit`; in between PCRE2 only reads them (its
/// manual pcre2api, section MULTITHREADING: compiled code may be used by several threads at once).
/// All that a search writes belongs to a `PatternMatcher`; the other properties never change.
@safe package final class Pattern: @unchecked Sendable {
  /// Runs as machine code where that is to be had.
  let fast: OpaquePointer
  /// Calls out before each of its items, unless it would be too large for PCRE2 then.
  let counted: OpaquePointer
  /// The expression as it was spelled.
  package let source: [UInt8]
  /// The options that it was compiled with, inline flags not counted.
  package let options: PatternOptions
  /// Whose rules it is written by.
  package let syntax: PatternSyntax
  /// Number of groups that capture, the whole match not counted.
  package let groupCount: Int
  /// The groups that have names, in the order of the names' bytes.
  package let groupNames: [(name: [UInt8], group: Int)]
  /// Bytes without which the pattern cannot match, where it is known to have such.
  package let requiredLiteral: RequiredLiteral?

  /// The regular expression that `pattern` spells by the rules of `syntax`.
  package init(
    _ pattern: Span<UInt8>,
    options: PatternOptions = [],
    syntax: PatternSyntax = .pcre
  ) throws(PatternError) {
    guard pattern.count <= PatternLimits.patternBytesMax else {
      throw PatternError(
        "a pattern has at most \(PatternLimits.patternBytesMax) bytes",
        at: PatternLimits.patternBytesMax
      )
    }
    source = [UInt8](capacity: pattern.count) { output in
      for index in pattern.indices { output.append(pattern[index]) }
    }
    self.options = options
    self.syntax = syntax
    let translation = try Pattern.translate(pattern, options, syntax)
    let text = translation.output
    do throws(PatternError) {
      unsafe fast = try Pattern.compile(text.span, translation.flags)
    } catch {
      let offset = min(translation.offset(of: error.offset), pattern.count)
      throw PatternError(error.message, at: offset)
    }
    // Any that is found ends the enumeration with the number that is returned here.
    guard unsafe pcre2_callout_enumerate_8(fast, { _, _ in 1 }, nil) == 0 else {
      unsafe pcre2_code_free_8(fast)
      throw PatternError("call-outs, such as (?C1), are not supported", at: 0)
    }
    do throws(PatternError) {
      let flags = translation.flags | PCRE2_MATCH_INVALID_UTF
      unsafe counted = try Pattern.compileCounted(text.span, flags)
    } catch {
      unsafe pcre2_code_free_8(fast)
      throw PatternError(error.message, at: pattern.count)
    }
    // Where there is no machine code to be had, the fast form is interpreted.
    unsafe pcre2_jit_compile_8(fast, PCRE2_JIT_COMPLETE)
    groupCount = unsafe Int(Pattern.info(fast, PCRE2_INFO_CAPTURECOUNT))
    groupNames = unsafe Pattern.names(of: fast)
    var scanner = RequiredLiteralScanner(text.span, flags: translation.flags)
    requiredLiteral = scanner.scan()
  }

  deinit {
    unsafe pcre2_code_free_8(fast)
    unsafe pcre2_code_free_8(counted)
  }

  /// The number of the group called `name`, nil where there is none.
  package func group(named name: Span<UInt8>) -> Int? {
    for (candidate, group) in groupNames where candidate.count == name.count {
      var isSame = true
      for index in name.indices where candidate[index] != name[index] { isSame = false }
      if isSame { return group }
    }
    return nil
  }
}
