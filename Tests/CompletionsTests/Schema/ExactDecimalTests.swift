// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

@testable import Completions

/// The number that a JSON text spells.
private func number(_ text: String) throws -> ExactDecimal? {
  var tape = JSONTape()
  let bytes = Array(text.utf8)
  try tape.parse(bytes.span)
  return ExactDecimal(tape.root(in: bytes.span))
}

@Suite struct `An exact decimal` {
  @Test(arguments: [
    ("0", "0"), ("-0.0", "0"), ("1", "1"), ("1.50", "1.5"), ("-12.25e1", "-122.5"), ("1e3", "1000"),
    ("0.001", "0.001"), ("1e-7", "0.0000001"), ("9007199254740993", "9007199254740993"),
    ("123456789012345678901234567890.5", "123456789012345678901234567890.5"), ("1e50", "1e50"),
    ("25e-60", "25e-60"),
  ])
  func `is written as JSON`(text: String, expected: String) throws {
    let number = try #require(try number(text))
    var buffer = ByteBuffer()
    number.append(to: &buffer)
    let bytes = buffer.bytes
    #expect(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "-1e30", "-5", "-4.5", "-0.1", "0", "1e-20", "0.1", "0.11", "1", "1.5", "10",
    "9007199254740992", "9007199254740993", "1e30",
  ])
  func `is ordered by value`(text: String) throws {
    let sorted = [
      "-1e30", "-5", "-4.5", "-0.1", "0", "1e-20", "0.1", "0.11", "1", "1.5", "10",
      "9007199254740992", "9007199254740993", "1e30",
    ]
    let place = try #require(sorted.firstIndex(of: text))
    let own = try #require(try number(text))
    for (index, other) in sorted.enumerated() {
      let other = try #require(try number(other))
      #expect((own < other) == (place < index))
      #expect((own == other) == (place == index))
    }
  }

  @Test(arguments: [
    ("0.3", "0.1", true), ("4.35", "0.01", true), ("4.355", "0.01", false), ("7.5", "2.5", true),
    ("1e30", "3", false), ("9007199254740993", "3", true), ("0", "7", true), ("-12", "4", true),
  ])
  func `is a multiple without rounding`(text: String, step: String, isMultiple: Bool) throws {
    let (own, step) = (try #require(try number(text)), try #require(try number(step)))
    #expect(own.isMultiple(of: step) == isMultiple)
  }

  @Test(arguments: [
    ("12.34", -1, 123), ("-12.34", -1, -124), ("12.3", -1, 123), ("5", 0, 5), ("-0.001", -2, -1),
    ("0.001", -2, 0),
  ])
  func `is rounded down to units`(text: String, exponent: Int, expected: Int) throws {
    let own = try #require(try number(text))
    #expect(own.unitsBelow(of: exponent) == Int128(expected))
  }

  @Test func `has at most 36 digits`() throws {
    #expect(try number(String(repeating: "9", count: 36)) != nil)
    #expect(try number(String(repeating: "9", count: 37)) == nil)
  }
}
