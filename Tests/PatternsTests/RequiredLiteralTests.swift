// SPDX-License-Identifier: MIT
import Patterns
import Testing

@Suite struct `The literal that a pattern requires` {
  @Test(
    arguments: [
      ("abc", "abc"), ("ab", nil), ("weather in (?<city>\\w+)", "weather in "),
      ("^foo.*barbaz$", "barbaz"),
      ("abcd?", "abc"), ("abcd*e", "abc"), ("abcd+ef", "abcd"), ("abcd{2}e", "abcd"),
      ("abcd{0,2}e", "abc"),
      ("abcd{,2}e", "abc"), ("abcd{ 2 }e", "abc"), ("abc{x}", "abc{x}"), ("abcd??e", "abc"),
      ("abc+?de", "abc"),
      ("ab(cde)fg", "cde"), ("ab(?:cdef)?gh", nil), ("(?:abcd)+", "abcd"),
      ("(?:abcd)*", nil), ("(abc|abd)", nil), ("abc|def", nil), ("xyz(abc|def)", "xyz"),
      ("(a(bcd)e)f", "bcd"),
      ("(?=abcd)ab", nil), ("(?!abcd)efg", "efg"), ("(?<=abcd)efg", "efg"), ("(?<!abcd)efg", "efg"),
      ("(?>abcd)x", "abcd"), ("(?P<n>abcd)x(?P=n)", "abcd"), ("(?<n>abcd)x", "abcd"),
      ("(?'n'abcd)x", "abcd"),
      ("[abc]def", "def"), ("[]a]bcd", "bcd"), ("[^]a]bcd", "bcd"), ("[[:alpha:]x]abc", "abc"),
      ("[\\]]abc", "abc"),
      ("[a\\Qb]\\E]cdef", nil), ("\\Qabc*\\E", nil), ("\\$100\\.50", "$100.50"),
      ("\\d\\dabc\\w", "abc"),
      ("\\p{Greek}abc", "abc"), ("\\pLabc", "abc"), ("\\x41bcd", "Abcd"), ("\\x{20ac}100", "€100"),
      ("abc\\ndef", "abc\ndef"), ("(a)\\1bcd", "bcd"), ("(a)\\g{1}bcd", "bcd"),
      ("(a)\\g1bcd", "bcd"),
      ("(?<n>a)\\k<n>bcd", "bcd"), ("\\cAbcd", "bcd"), ("\\Rabc", "abc"), ("\\babc\\b", "abc"),
      ("ab\\Kcd", nil),
      ("(?#comment)abc", nil), ("(?R)?abc", nil), ("(a)?(?(1)bcd|efg)", nil), ("(?|abc|def)", nil),
      ("(*UTF)abc", nil), ("(?x)abc def", nil), ("(?m)^abc", "abc"), ("日本語", "日本語"),
      ("é*abc", "abc"),
      ("abcé?", "abc"), (".*", nil), ("", nil), ("\\(abc\\)", "(abc)"), ("a\\ bc", "a bc"),
      ("abc\\é", "abcé"),
      ("\"name\":\\s*\"bob\"", "\"name\":"),
    ] as [(String, String?)]
  )
  func `is the longest that is certain`(text: String, expected: String?) throws {
    let literal = try pattern(text).requiredLiteral
    #expect(literal.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    #expect(literal?.isCaseless != true)
  }

  @Test(
    arguments: [
      ("abc def # no", "abcdef"), ("abc *", nil), ("abcd * efg", "abc"), ("a bc # x\n d", "abcd"),
      ("[ #]abc", "abc"), ("a\\ bc", "a bc"), ("abcd {2} e", "abcd"), ("abc\u{2028}d", nil),
      ("abc + + d", "abc"),
    ] as [(String, String?)]
  )
  func `passes over white space where the pattern does`(text: String, expected: String?) throws {
    let literal = try pattern(text, [.extended]).requiredLiteral
    #expect(literal.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
  }

  @Test(
    arguments: [
      ("abc", [.caseless], .pcre, true), ("(?i)abc", [], .pcre, true),
      ("abc(?i:d)", [], .pcre, true),
      ("(?-i)abc", [.caseless], .pcre, true), ("(?i)abc", [], .python, true),
      ("abc", [], .python, false),
    ] as [(String, PatternOptions, PatternSyntax, Bool)]
  )
  func `says whether its case counts`(
    text: String,
    options: PatternOptions,
    syntax: PatternSyntax,
    isCaseless: Bool
  ) throws {
    let literal = try pattern(text, options, syntax).requiredLiteral
    #expect(literal?.bytes == Array("abc".utf8))
    #expect(literal?.isCaseless == isCaseless)
  }

  @Test(
    arguments: [
      PythonCase.places, PythonCase.classes, PythonCase.escapes, PythonCase.sets,
      PythonCase.repeats, PythonCase.groups, PythonCase.flags, PythonCase.wholes,
    ].flatMap(\.self)
  )
  func `occurs wherever the pattern matches`(row: PythonCase) throws {
    guard let offsets = row.offsets, !offsets.isEmpty else { return }
    let compiled = try pattern(row.pattern, row.options, .python)
    guard let literal = compiled.requiredLiteral else { return }
    let set = LiteralSet([literal.bytes], isFolded: literal.isCaseless)
    var matches = LiteralMatches(count: 1)
    set.search(Array(row.text.utf8).span, into: &matches)
    #expect(matches.contains(0), "\(literal)")
  }
}
