// SPDX-License-Identifier: MIT
import Patterns
import Testing

/// How a search in `text` ends.
private func outcome(_ pattern: Pattern, _ text: [UInt8]) -> PatternOutcome {
  var matcher = PatternMatcher()
  return matcher.search(pattern, in: text.span)
}

/// The error that compiling ends with.
private func errorCompiling(_ text: String, _ syntax: PatternSyntax = .pcre) -> PatternError? {
  do {
    _ = try pattern(text, [], syntax)
    return nil
  } catch {
    return error
  }
}

@Suite struct `A pattern` {
  @Test(
    arguments: [
      ("abc", [], "xabc", [1, 4]), ("ABC", [.caseless], "xabc", [1, 4]),
      ("^b$", [.multiline], "a\nb\nc", [2, 3]), ("a.b", [.dotAll], "a\nb", [0, 3]),
      ("a b # c", [.extended], "ab", [0, 2]), ("straße", [.caseless], "STRAẞE", [0, 8]),
      (#"weather in (?<city>\w+)"#, [], "weather in Zürich?", [0, 18, 11, 18]),
      (#"\d+"#, [], "x٣٤", [1, 5]), (#"\p{Greek}+"#, [], "abγδ", [2, 6]),
      (#"\R"#, [], "a\r\n", [1, 3]),
      (#"foo\Kbar"#, [], "foobar", [3, 6]), (#"(a)|(b)"#, [], "b", [0, 1, -1, -1, 0, 1]),
      ("", [], "", [0, 0]), ("x", [], "", []), (#"\bé"#, [], "é", [0, 2]),
    ] as [(String, PatternOptions, String, [Int])]
  )
  func `of PCRE2 finds its match and groups`(
    text: String,
    options: PatternOptions,
    subject: String,
    expected: [Int]
  ) throws {
    let compiled = try pattern(text, options)
    #expect(offsets(compiled, in: Array(subject.utf8)) == expected)
  }

  @Test func `goes on from an offset and sees what stands before it`() throws {
    let text = Array("ab ab".utf8)
    let compiled = try pattern(#"\bab"#)
    #expect(offsets(compiled, in: text, from: 1) == [3, 5])
    #expect(offsets(compiled, in: text, from: 4) == [])
    #expect(offsets(try pattern("(?<=a)b"), in: text, from: 1) == [1, 2])
    #expect(offsets(try pattern("^b"), in: text, from: 1) == [])
    #expect(offsets(try pattern("$"), in: text, from: 5) == [5, 5])
  }

  @Test func `knows its groups by name`() throws {
    let compiled = try pattern(#"(?<year>\d+)-(\d+)-(?<day>\d+)"#)
    #expect(compiled.groupCount == 3)
    #expect(
      compiled.groupNames.map { String(decoding: $0.name, as: UTF8.self) } == ["day", "year"]
    )
    #expect(compiled.groupNames.map(\.group) == [3, 1])
    #expect(compiled.group(named: Array("year".utf8).span) == 1)
    #expect(compiled.group(named: Array("month".utf8).span) == nil)
    #expect(compiled.group(named: [UInt8]().span) == nil)
    let python = try pattern("(?P<q>a)(?P=q)", [], .python)
    #expect(python.group(named: Array("q".utf8).span) == 1)
  }

  @Test(arguments: [
    ("a(b", 3), ("a)", 1), ("[a", 2), ("*a", 0), (#"\"#, 1), ("(?<n>a)(?<n>b)", 12), ("a(?C1)b", 0),
    (#"\C"#, 2), ("a{2,1}", 5), ("x(?z)", 3),
  ])
  func `that is malformed is refused at an offset`(text: String, offset: Int) {
    let error = errorCompiling(text)
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: [
    ("aé*\\h", 4), ("[[ab", 0), ("ab(?P<x", 6), ("a(?i)", 1), ("ab**", 3), ("(a)\\2", 4),
    ("ab(?<n>a)", 3), ("\\u12", 0), ("(?P=x)", 4), ("[[a]\\Zb\\vc)", 10), ("\\s\\s)", 4),
    ("a{,2}b)", 6), ("a(b(?:c", 3),
  ])
  func `of Python is refused at the offset in its own text`(text: String, offset: Int) {
    #expect(errorCompiling(text, .python)?.offset == offset)
  }

  @Test func `has a limit on its length and its depth`() {
    let long = String(repeating: "a", count: PatternLimits.patternBytesMax + 1)
    #expect(errorCompiling(long)?.offset == PatternLimits.patternBytesMax)
    #expect(errorCompiling(String(long.dropLast())) == nil)
    let deep = String(repeating: "(", count: 101) + String(repeating: ")", count: 101)
    #expect(errorCompiling(deep) != nil)
    #expect(errorCompiling(deep, .python) != nil)
  }

  @Test(arguments: PythonCase.groups + PythonCase.escapes + PythonCase.flags)
  func `is compiled or refused for every prefix and changed byte of a text`(row: PythonCase) {
    let bytes = Array(row.pattern.utf8)
    for syntax in PatternSyntax.allCases {
      for count in 0...bytes.count {
        let prefix = Array(bytes[0..<count])
        check(prefix, syntax)
      }
      for index in bytes.indices {
        var changed = bytes
        for byte in Array("\0(?[\\{*)x9<\u{7F}".utf8) + [0x80, 0xC3, 0xFF] {
          changed[index] = byte
          check(changed, syntax)
        }
      }
    }
  }

  /// Compiles `bytes`; an error must lie inside of them.
  private func check(_ bytes: [UInt8], _ syntax: PatternSyntax) {
    do {
      _ = try Pattern(bytes.span, syntax: syntax)
    } catch {
      let isInside = error.offset >= 0 && error.offset <= bytes.count
      #expect(isInside, "\(error) in \(bytes)")
    }
  }
}

@Suite struct `A search for a pattern` {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("(a+)+$", "a"), ("(a|aa)+$", "a"), ("(?:a*)*[bq]", "a"), ("a*a*a*a*a*[bq]", "a"),
      (#"(?:[a-z]+\s?)+[0-9]"#, "abc "), ("(.*)(.*)(.*)(.*)[x-z]", "a"),
      (#"(?:\w+ )+[0-9]"#, "foo "),
      ("(?:.*,)*[bq]", "a,"), ("((((a*)*)*)*)*[0-9]", "a"),
      ("(?:(?:a?){30}){30}[bq]", "a"), (#"^(([a-z])+.)+[A-Z]([a-z])+$"#, "a"),
    ]
  )
  func `is given up where it costs too much, and says so`(text: String, unit: String) throws {
    let compiled = try pattern(text)
    for count in [30, 3000] {
      let subject = Array((String(repeating: unit, count: count) + "!").utf8)
      let answer = outcome(compiled, subject)
      #expect(answer == .limitStruck || (count == 30 && answer == .noMatch))
    }
  }

  @Test(
    arguments: [
      ("foo(.*)[0-9]", "foo ", .match), (#"(\w+)@(\w+)\.com[0-9]"#, "foo ", .noMatch),
      ("[a-z]+[0-9]", "abcdefgh", .match), ("^(?:[^,]*,){3}[0-9]", "a,", .noMatch),
      ("a.*b.*[0-9]", "a\n", .noMatch),
      ("(?:a|b|c|d)+[0-9]", "abcd", .match), ("x*", "", .match), ("[^x]*x", "ab ", .match),
      (#"\bab\b.*\b7x\b"#, "ab ", .match),
    ] as [(String, String, PatternOutcome)]
  )
  func `of ordinary patterns ends in a long text, too`(
    text: String,
    unit: String,
    expected: PatternOutcome
  ) throws {
    let compiled = try pattern(text, [.dotAll])
    let subject = Array(String(repeating: unit, count: 100_000 / max(unit.count, 1)).utf8)
    #expect(outcome(compiled, subject + Array("7x".utf8)) == expected)
  }

  @Test func `gives the same answer after a limit struck as before`() throws {
    let slow = try pattern("(a+)+$")
    let quick = try pattern("(b)(c)?")
    var matcher = PatternMatcher()
    let text = Array((String(repeating: "a", count: 50) + "b").utf8)
    for _ in 0..<3 {
      let first = matcher.search(slow, in: text.span)
      #expect(first == .limitStruck)
      let nothing = matcher.range(of: 0)
      #expect(nothing == nil)
      let second = matcher.search(quick, in: text.span)
      #expect(second == .match)
      let range = matcher.range(of: 1)
      #expect(range == 50..<51)
      let absent = matcher.range(of: 2)
      #expect(absent == nil)
      let beyond = matcher.range(of: 3)
      #expect(beyond == nil)
    }
  }

  @Test func `is given up where many that are cheap cost too much together`() throws {
    let slow = try pattern("(a+)+$")
    let quick = try pattern("a!")
    var matcher = PatternMatcher()
    let text = Array((String(repeating: "a", count: 18) + "!").utf8)
    for _ in 0..<2 {
      matcher.begin()
      let first = matcher.search(slow, in: text.span)
      #expect(first == .noMatch)
      var count = 1
      while count < 5_000, matcher.search(slow, in: text.span) == .noMatch { count += 1 }
      #expect(count < 100, "\(count) searches")
      let other = matcher.search(quick, in: text.span)
      #expect(other == .match, "what is cheap by itself is still answered")
    }
  }

  @Test func `takes patterns with any number of groups`() throws {
    var matcher = PatternMatcher()
    for count in [1, 15, 16, 17, 200] {
      let many = try pattern(String(repeating: "(a)", count: count))
      let text = [UInt8](repeating: 0x61, count: count)
      let answer = matcher.search(many, in: text.span)
      #expect(answer == .match)
      let last = matcher.range(of: count)
      #expect(last == (count - 1)..<count)
    }
  }

  @Test(
    arguments: [
      ("a", [0xFF, 0x61], [1, 2]), (".", [0xFF], []), (".", [0xC3, 0x28], [1, 2]),
      (#"\S"#, [0x80, 0xC3, 0x9F], [1, 3]), ("é", [0xC3, 0xA9, 0xC3], [0, 2]),
      (".+", [0xE2, 0x82], []),
      ("[^x]+", [0x61, 0xED, 0xA0, 0x80, 0x62], [0, 1]),
    ] as [(String, [UInt8], [Int])]
  )
  func `finds nothing in bytes that are not UTF-8`(
    text: String,
    subject: [UInt8],
    expected: [Int]
  ) throws {
    #expect(offsets(try pattern(text), in: subject) == expected)
  }

  @Test func `may be made by many threads with one pattern`() async throws {
    let compiled = try pattern(#"(\w+) (\d+)"#)
    let text = Array("number 12345 here".utf8)
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var matcher = PatternMatcher()
          var sum = 0
          for _ in 0..<200 where matcher.search(compiled, in: text.span) == .match {
            sum += matcher.range(of: 2)?.lowerBound ?? 0
          }
          return sum
        }
      }
      for await sum in group { #expect(sum == 200 * 7) }
    }
  }
}
