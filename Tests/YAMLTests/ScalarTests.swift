// SPDX-License-Identifier: MIT
import Testing
import YAML

@Suite struct `A YAML scalar` {
  /// A plain scalar and what PyYAML 6.0's `safe_load` makes of it.
  struct Plain: CustomTestStringConvertible, Sendable {
    let text: String
    let value: String
    var testDescription: String { "\(text) is \(value)" }

    init(_ text: String, _ value: String) {
      self.text = text
      self.value = value
    }
  }

  static let words: [Plain] = [
    Plain("~", "null"), Plain("null", "null"), Plain("Null", "null"), Plain("NULL", "null"),
    Plain("nULL", "\"nULL\""), Plain("none", "\"none\""),
    Plain("true", "true"), Plain("True", "true"), Plain("TRUE", "true"), Plain("tRUE", "\"tRUE\""),
    Plain("yes", "true"), Plain("Yes", "true"), Plain("YES", "true"), Plain("y", "\"y\""),
    Plain("on", "true"), Plain("On", "true"), Plain("ON", "true"), Plain("oN", "\"oN\""),
    Plain("false", "false"), Plain("no", "false"), Plain("off", "false"), Plain("n", "\"n\""),
    Plain("False", "false"), Plain("NO", "false"), Plain("Off", "false"), Plain("N", "\"N\""),
    Plain("=", "\"=\""), Plain("<<", "\"<<\""), Plain("gpt-4*", "\"gpt-4*\""),
  ]

  static let integers: [Plain] = [
    Plain("0", "0"), Plain("-0", "0"), Plain("+12", "12"), Plain("-7", "-7"),
    Plain("1_000_000", "1000000"), Plain("1__2_", "12"), Plain("_1", "\"_1\""),
    Plain("010", "8"), Plain("-017", "-15"), Plain("0_7", "7"), Plain("0_", "0"),
    Plain("08", "\"08\""), Plain("0o17", "\"0o17\""), Plain("0b101", "5"), Plain("0b2", "\"0b2\""),
    Plain("0x1F", "31"), Plain("-0xff", "-255"), Plain("0xg", "\"0xg\""), Plain("0X1F", "\"0X1F\""),
    Plain("1:30", "90"), Plain("190:20:30", "685230"), Plain("-1:30", "-90"),
    Plain("1:60", "\"1:60\""), Plain("0:30", "\"0:30\""), Plain("1:5", "65"),
    Plain("9223372036854775807", "9223372036854775807"),
    Plain("-9223372036854775808", "-9223372036854775808"),
    Plain("9223372036854775808", "f9.223372036854776e+18"),
  ]

  static let floats: [Plain] = [
    Plain("1.5", "f1.5"), Plain("1.", "f1.0"), Plain("-0.25", "f-0.25"), Plain("00.5", "f0.5"),
    Plain("1_0.2_5", "f10.25"), Plain("1._5", "f1.5"), Plain(".5", "f0.5"),
    Plain("+.5", "\"+.5\""), Plain("-.5", "\"-.5\""), Plain("._5", "\"._5\""), Plain(".", "\".\""),
    Plain("1.5e+3", "f1500.0"), Plain("1.e-1", "f0.1"), Plain(".5E+1", "f5.0"),
    Plain("1.5e3", "\"1.5e3\""), Plain("1e3", "\"1e3\""), Plain("1e+3", "\"1e+3\""),
    Plain(".inf", "finf"), Plain("+.Inf", "finf"), Plain("-.INF", "f-inf"),
    Plain(".iNF", "\".iNF\""),
    Plain(".nan", "fnan"), Plain(".NaN", "fnan"), Plain("-.nan", "\"-.nan\""),
    Plain("1:30.5", "f90.5"), Plain("-1:30.25", "f-90.25"), Plain("1.5.2", "\"1.5.2\""),
  ]

  static let dates: [Plain] = [
    Plain("2026-01-31", "t\"2026-01-31\""), Plain("2026-1-31", "\"2026-1-31\""),
    Plain("2001-12-14t21:59:43.10-05:00", "t\"2001-12-14t21:59:43.10-05:00\""),
    Plain("2001-12-14 21:59:43.10 -5", "t\"2001-12-14 21:59:43.10 -5\""),
    Plain("2001-12-15 2:59:43.", "t\"2001-12-15 2:59:43.\""),
    Plain("2001-12-14T21:59:43Z", "t\"2001-12-14T21:59:43Z\""),
    Plain("2001-1-1T1:00:00", "t\"2001-1-1T1:00:00\""),
    Plain("2001-12-14T", "\"2001-12-14T\""), Plain("2001-12-14 21:59", "\"2001-12-14 21:59\""),
    Plain("01-12-14", "\"01-12-14\""), Plain("2026-01-31x", "\"2026-01-31x\""),
  ]

  @Test(arguments: words + integers + floats + dates)
  func `has the type that PyYAML gives it`(_ plain: Plain) {
    #expect(dump("- \(plain.text)") == "[\(plain.value)]")
  }

  @Test(arguments: ["yes", "1", "~", "1.5", "2026-01-31", "<<", "0x1F", ""])
  func `is a string in quotes and in blocks`(_ text: String) throws {
    #expect(dump("- '\(text)'") == "[\"\(text)\"]")
    #expect(dump("- \"\(text)\"") == "[\"\(text)\"]")
    if !text.isEmpty { #expect(dump("- |-\n  \(text)") == "[\"\(text)\"]") }
  }

  @Test func `keeps its text and its style`() throws {
    let root = try YAMLDocument(parsing: "[yes, 'no', 010, \"a\", b]\n").root
    let elements = try #require(root.elements)
    #expect(elements.map(\.text) == ["yes", "no", "010", "a", "b"])
    #expect(elements.map(\.style) == [.plain, .quoted, .plain, .quoted, .plain])
    let block = try YAMLDocument(parsing: "a: |\n  x\nb: >\n  y\nc: {}\n").root
    #expect(block.entries?.map(\.value.style) == [.block, .block, .flow])
  }

  @Test(arguments: [
    ("1e3", 1000.0), ("1E-2", 0.01), ("-2.5e2", -250), ("12", 12), ("1.5", 1.5), ("0x10", 16),
  ])
  func `is a number for whoever asks for one`(_ text: String, _ number: Double) throws {
    #expect(try YAMLDocument(parsing: text).root.number == number)
  }

  @Test(arguments: ["'1e3'", "1e3x", "inf", "nan", "yes", "~", "[]", "\"5\""])
  func `is no number where nobody wrote one`(_ text: String) throws {
    #expect(try YAMLDocument(parsing: text).root.number == nil)
  }

  @Test(arguments: [
    ("!!str 5", "\"5\""), ("!!str yes", "\"yes\""), ("!!str", "\"\""), ("! 5", "\"5\""),
    ("!!int '5'", "5"), ("!!int \"0x10\"", "16"), ("!!float 1", "f1.0"),
    ("!!float '1e3'", "f1000.0"),
    ("!!bool 'yes'", "true"), ("!!null ''", "null"), ("!!null x", "null"),
    ("!!timestamp '2026-01-31'", "t\"2026-01-31\""), ("!!seq [1]", "[1]"),
    ("!!map {a: 1}", "{\"a\":1}"),
    ("!<tag:yaml.org,2002:str> 7", "\"7\""),
  ])
  func `has the type of its tag`(_ text: String, _ value: String) {
    #expect(dump(text) == value)
  }

  @Test(arguments: [
    ("- !!int abc", "error 1:3: \"abc\" is no value for the tag !!int"),
    ("- !!bool maybe", "error 1:3: \"maybe\" is no value for the tag !!bool"),
    ("- !!float x", "error 1:3: \"x\" is no value for the tag !!float"),
    ("- !!map x", "error 1:3: \"x\" is no value for the tag !!map"),
    ("- !!seq {a: 1}", "error 1:3: a mapping is no value for the tag !!seq"),
    ("- !!str [1]", "error 1:3: a list is no value for the tag !!str"),
    ("- !!binary aGk=", "error 1:3: the tag !!binary has no meaning here; leave it out"),
    ("a:\n  b: !secret x", "error 2:6: the tag !secret has no meaning here; leave it out"),
    (
      "!!python/object:os.system {}",
      "error 1:1: the tag !!python/object:os.system has no meaning here; leave it out"
    ),
  ])
  func `is refused under a tag that does not fit`(_ text: String, _ complaint: String) {
    #expect(dump(text) == complaint)
  }
}
