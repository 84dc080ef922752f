// SPDX-License-Identifier: MIT
import JSON
import Testing

/// A text that is no JSON, and what is said of it.
struct Refused: CustomTestStringConvertible, Sendable {
  let json: String
  let reason: JSONError.Reason
  let offset: Int

  init(_ json: String, _ reason: JSONError.Reason, _ offset: Int) {
    self.json = json
    self.reason = reason
    self.offset = offset
  }

  var testDescription: String { json.debugDescription }

  /// Each reason at least once, with the offset of the very byte that is wrong.
  static let all: [Refused] = [
    Refused("", .empty, 0), Refused(" \n\t ", .empty, 4),
    Refused("\u{FEFF}{}", .byteOrderMark, 0),
    Refused(" ,", .expectedValue, 1), Refused("[1,,2]", .expectedValue, 3),
    Refused("[,1]", .expectedValue, 1), Refused(#"{"a": }"#, .expectedValue, 6),
    Refused("[+1]", .expectedValue, 1), Refused("[.5]", .expectedValue, 1),
    Refused("['a']", .expectedValue, 1), Refused("[}", .expectedValue, 1),
    Refused("{1:2}", .expectedKey, 1), Refused(#"{"a":1, b:2}"#, .expectedKey, 8),
    Refused(#"{"a":1,,"b":2}"#, .expectedKey, 7), Refused("{]", .expectedKey, 1),
    Refused(#"{"a" 1}"#, .expectedColon, 5), Refused(#"{"a"}"#, .expectedColon, 4),
    Refused("[1 2]", .expectedCommaOrBracket, 3), Refused("[1}", .expectedCommaOrBracket, 2),
    Refused("[1.2.3]", .expectedCommaOrBracket, 4), Refused("[0x1]", .expectedCommaOrBracket, 2),
    Refused(#"{"a":1 "b":2}"#, .expectedCommaOrBrace, 7),
    Refused(#"{"a":1]"#, .expectedCommaOrBrace, 6),
    Refused("[1,]", .trailingComma, 2), Refused(#"{"a":1 , }"#, .trailingComma, 7),
    Refused("[True]", .invalidLiteral, 1), Refused("nulx", .invalidLiteral, 0),
    Refused("[1, tru]", .invalidLiteral, 4), Refused("NaN", .invalidLiteral, 0),
    Refused("-x", .invalidNumber, 1), Refused("[1.]", .invalidNumber, 3),
    Refused("[1e]", .invalidNumber, 3), Refused("[1e+]", .invalidNumber, 4),
    Refused("-Infinity", .invalidNumber, 1),
    Refused("[01]", .leadingZero, 1), Refused("-007", .leadingZero, 1),
    Refused(#""abc\x""#, .invalidEscape, 4), Refused(#""\u12G4""#, .invalidEscape, 1),
    Refused(#""\u12""#, .invalidEscape, 1),
    Refused("\"a\nb\"", .controlCharacter, 2), Refused("\"12345678\t\"", .controlCharacter, 9),
    Refused(String(repeating: "[", count: 513), .tooDeep, 512),
    Refused("{} {}", .trailingContent, 3), Refused("nullx", .trailingContent, 4),
    Refused("1a", .trailingContent, 1), Refused("{}\0", .trailingContent, 2),
    Refused("[1", .unexpectedEnd, 2), Refused(#"{"a""#, .unexpectedEnd, 4),
    Refused(#"{"a":"#, .unexpectedEnd, 5), Refused(#""abc"#, .unexpectedEnd, 4),
    Refused(#""abc\"#, .unexpectedEnd, 5), Refused(#""\u00"#, .unexpectedEnd, 5),
    Refused("tru", .unexpectedEnd, 3), Refused("-", .unexpectedEnd, 1),
    Refused("1.", .unexpectedEnd, 2), Refused("1e", .unexpectedEnd, 2),
    Refused("1e-", .unexpectedEnd, 3), Refused("[1,", .unexpectedEnd, 3),
  ]
}

@Suite struct `A refusal of JSON` {
  @Test(arguments: Refused.all)
  func `names the reason and the offset`(row: Refused) {
    #expect(errorReading(Array(row.json.utf8)) == JSONError(row.reason, at: row.offset))
  }

  @Test(
    arguments: [
      ([0x22, 0x80, 0x22], 1), ([0x22, 0x61, 0xC3, 0x22], 2), ([0x22, 0xE2, 0x82, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xC3, 0xA9, 0xFF, 0x22], 3),
      ([0x22, 0xF0, 0x9F, 0x98], 1),
    ] as [([UInt8], Int)]
  )
  func `names the first byte of a malformed character`(bytes: [UInt8], offset: Int) {
    #expect(errorReading(bytes) == JSONError(.invalidUTF8, at: offset))
  }

  @Test func `has a message for each reason, and no two alike`() {
    let messages = JSONError.Reason.allCases.map { "\(JSONError($0, at: 0).message)" }
    #expect(Set(messages).count == messages.count)
    #expect(messages.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
  }

  @Test(arguments: [(0, 1, 1), (1, 1, 2), (3, 2, 1), (6, 3, 2), (7, 3, 3), (99, 3, 95)])
  func `knows its line and column`(offset: Int, line: Int, column: Int) {
    let source = Array("{ \n \n x".utf8)
    let place = JSONError(.expectedKey, at: offset).place(in: source.span)
    #expect(place.line == line)
    #expect(place.column == column)
  }

  @Test func `leaves the tape usable`() throws {
    var tape = JSONTape()
    for row in Refused.all {
      #expect(throws: JSONError.self) { try tape.parse(Array(row.json.utf8).span) }
      let good = Array("[1]".utf8)
      try tape.parse(good.span)
      let count = tape.root(in: good.span).count
      #expect(count == 1)
    }
  }
}
