// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

/// Spellings that mean the same, and the one that is written for all of them.
private struct Spelled: CustomTestStringConvertible {
  var testDescription: String
  var spellings: [String]
  var expected: String

  init(_ name: String, _ spellings: String..., writes expected: String) {
    testDescription = name
    self.spellings = spellings
    self.expected = expected
  }
}

private let rows = [
  Spelled("white space", "[1,2 , {} ]", " [ 1 ,\n2,{ }]", writes: "[1,2,{}]"),
  Spelled("words", "[null, true,false]", writes: "[null,true,false]"),
  Spelled("order", #"{"b":1,"a":[]}"#, #"{"a": [], "b": 1}"#, writes: #"{"a":[],"b":1}"#),
  Spelled(
    "order within",
    #"[{"x":{"d":0,"c":0}}]"#,
    #"[{"x":{"c":0,"d":0}}]"#,
    writes: #"[{"x":{"c":0,"d":0}}]"#
  ),
  Spelled("keys that begin alike", #"{"ab":1,"a":2,"":3}"#, writes: #"{"":3,"a":2,"ab":1}"#),
  Spelled("a key twice", #"{"a":1,"b":0,"a":2}"#, #"{"a":2,"b":0}"#, writes: #"{"a":2,"b":0}"#),
  Spelled("an escaped key", #"{"\u0062":1,"a":2}"#, writes: #"{"a":2,"b":1}"#),
  Spelled("an escaped character", #""\u00e9\/""#, #""é/""#, #""\u00E9/""#, writes: #""é/""#),
  Spelled("a pair of surrogates", #""\ud83d\ude00""#, #""😀""#, writes: #""😀""#),
  Spelled("what must be escaped", #""\u000a\u0022\\""#, #""\n\"\\""#, writes: #""\n\"\\""#),
  Spelled("zero", "0", "-0", "0.000", "0e7", writes: "0"),
  Spelled("a fraction", "0.50", "5e-1", "0.05E1", writes: "0.5"),
  Spelled("below zero", "-1.50", "-15e-1", writes: "-1.5"),
  Spelled("an integer", "12500", "12.50e3", "125e2", writes: "12500"),
  Spelled("digits on both sides", "123.456", "0.123456e3", writes: "123.456"),
  Spelled("many digits", "12345678901234567890123", writes: "12345678901234567890123"),
  Spelled("the largest without exponent", "1e20", writes: "100000000000000000000"),
  Spelled("one larger", "1e21", "1000e18", writes: "1e+21"),
  Spelled("larger with digits", "1.5e300", "15e299", writes: "1.5e+300"),
  Spelled("the smallest without exponent", "1e-6", "0.000001", writes: "0.000001"),
  Spelled("one smaller", "1e-7", "0.0000001", writes: "1e-7"),
  Spelled("smaller with digits", "12.5e-9", writes: "1.25e-8"),
]

@Suite struct `The canonical text of a value` {
  @Test(arguments: rows)
  fileprivate func `is the same for all spellings`(row: Spelled) throws {
    for spelling in row.spellings + [row.expected] {
      let canonical = try reading(spelling) { node in written { node.appendCanonical(to: &$0) } }
      #expect(canonical == row.expected, "\(spelling)")
    }
  }

  @Test(arguments: CorpusFile.all.filter { $0.refusal == nil })
  func `is its own canonical text`(file: CorpusFile) throws {
    var tape = JSONTape()
    try tape.parse(file.bytes.span)
    var canonical = ByteBuffer()
    tape.root(in: file.bytes.span).appendCanonical(to: &canonical)
    var again = JSONTape()
    try again.parse(canonical.bytes)
    var canonicalAgain = ByteBuffer()
    again.root(in: canonical.bytes).appendCanonical(to: &canonicalAgain)
    let once = text(canonical)
    let twice = text(canonicalAgain)
    #expect(once == twice)
  }
}
