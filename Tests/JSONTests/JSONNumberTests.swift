// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

@Suite struct `A JSON number` {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("0.000", 0), ("0e99999999999", 0), ("7", 7), ("-7", -7), ("1.0", 1),
      ("1e2", 100), ("20e-1", 2), ("1.5e1", 15), ("0.001e3", 1), ("100e-2", 1), ("1.5", nil),
      ("1e-1", nil), ("123456789012345678", 123_456_789_012_345_678),
      ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil),
      ("9.223372036854775807e18", .max),
      ("10000000000000000000", nil), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil),
      ("1e9999999999999999999999", nil), ("1e-9999999999999999999999", nil),
      ("9223372036854775807.0000000000000000000000", .max), ("99999999999999999999", nil),
    ] as [(String, Int64?)]
  )
  func `is an integer where its value is one`(json: String, expected: Int64?) throws {
    try reading(json) { #expect($0.integer == expected) }
  }

  @Test(arguments: [
    ("0", "0.0"), ("-0", "-0.0"), ("-0.0e5", "-0.0"), ("1", "1.0"), ("0.1", "0.1"),
    ("-2.5", "-2.5"), ("1e22", "1e+22"), ("1e23", "1e+23"),
    ("123456789012345678", "1.2345678901234568e+17"),
    ("9007199254740993", "9007199254740992.0"), ("9007199254740995", "9.007199254740996e+15"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"), ("1.8e308", "inf"), ("-1e400", "-inf"),
    ("1e99999999999999999999", "inf"), ("1e-99999999999999999999", "0.0"),
    ("5e-324", "5e-324"), ("2.4703282292062327e-324", "0.0"), ("2.4703282292062328e-324", "5e-324"),
    ("2.2250738585072014e-308", "2.2250738585072014e-308"),
    ("0.30000000000000004", "0.30000000000000004"),
    ("1.00000000000000011102230246251565404236316680908203125", "1.0"),
    ("1.00000000000000011102230246251565404236316680908203126", "1.0000000000000002"),
    ("1.00000000000000011102230246251565404236316680908203124", "1.0"),
  ])
  func `is rounded correctly`(json: String, expected: String) throws {
    try reading(json) { node in
      let double = node.double
      #expect(double.map { "\($0)" } == expected)
    }
  }

  @Test func `is rounded correctly with more digits than any halfway point has`() throws {
    let half = "1.00000000000000011102230246251565404236316680908203125"
    let zeros = String(repeating: "0", count: 5000)
    try reading(half + zeros) { #expect($0.double == 1) }
    try reading(half + zeros + "1") { #expect($0.double == 1.0.nextUp) }
    try reading("-" + half + zeros + "1e-0") { #expect($0.double == -1.0.nextUp) }
  }

  @Test func `reads back every double as it was written`() throws {
    var state: UInt64 = 1
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ state >> 29)
      guard number.isFinite else { continue }
      let json = written { $0.appendJSON(number: number) }
      try reading(json) { node in
        let read = node.double?.bitPattern
        #expect(read == number.bitPattern, "\(json)")
      }
    }
  }

  @Test(arguments: [
    ["0", "-0", "0.0", "-0e7", "0e-99"], ["1", "1.0", "10e-1", "0.1e1", "1.000E+0"],
    ["12500", "12.50e3", "1.25E+4", "125e2", "0.0125e6", "12500.00"],
    ["-0.00120", "-12e-4", "-1.2e-3", "-0.12E-2"], ["123.456", "123456e-3", "0.123456e3"],
    ["1e1000000000", "10e999999999", "0.1e1000000001"],
  ])
  func `has one canonical spelling for all spellings`(spellings: [String]) throws {
    var canonical: Set<String> = []
    for spelling in spellings {
      canonical.insert(
        try reading(spelling) { node in
          written { node.appendCanonicalNumber(to: &$0) }
        }
      )
    }
    #expect(canonical.count == 1)
  }

  @Test(arguments: [
    ("0", "0e0"), ("-0.0", "0e0"), ("7", "7e0"), ("-120", "-12e1"), ("0.050", "5e-2"),
    ("10.01", "1001e-2"), ("1e-1000000000000000000000", "1e-1000000000000000"),
  ])
  func `spells its canonical form so`(json: String, expected: String) throws {
    try reading(json) { node in
      let canonical = written { node.appendCanonicalNumber(to: &$0) }
      #expect(canonical == expected)
    }
  }
}

@Suite struct `A number written as JSON` {
  @Test(
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-1.5, "-1.5"), (0.1, "0.1"),
      (1.0 / 3, "0.3333333333333333"),
      (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"),
      (-1.7976931348623157e308, "-1.7976931348623157e+308"), (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)]
  )
  func `has the fewest digits that read back`(number: Double, expected: String) {
    let json = written { $0.appendJSON(number: number) }
    #expect(json == expected)
  }

  @Test(
    arguments: [
      (0, 0, "0"), (0, 8, "0"), (5, 0, "5"), (-5, 0, "-5"), (1250, 3, "1.25"), (-1250, 3, "-1.25"),
      (-5, 8, "-0.00000005"), (100, 2, "1"), (-1_000_001, 6, "-1.000001"),
      (.max, 18, "9.223372036854775807"), (.min, 18, "-9.223372036854775808"),
      (.min, 0, "-9223372036854775808"),
    ] as [(Int, Int, String)]
  )
  func `is exact in fixed point`(number: Int, decimals: Int, expected: String) {
    let json = written { $0.appendJSON(fixedPoint: number, decimals: decimals) }
    #expect(json == expected)
  }
}
