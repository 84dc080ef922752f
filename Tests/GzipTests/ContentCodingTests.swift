// SPDX-License-Identifier: MIT
import Gzip
import Testing

/// The value of a field and what follows from it.
struct Negotiation: CustomTestStringConvertible, Sendable {
  let field: String
  let coding: ContentCoding?

  init(_ field: String, _ coding: ContentCoding?) {
    self.field = field
    self.coding = coding
  }

  var testDescription: String { "Accept-Encoding: \(field)" }

  static let all: [Negotiation] = [
    // The examples of RFC 9110 §12.5.3.
    Negotiation("compress, gzip", .gzip), Negotiation("", .identity), Negotiation("*", .gzip),
    Negotiation("compress;q=0.5, gzip;q=1.0", .gzip),
    Negotiation("gzip;q=1.0, identity; q=0.5, *;q=0", .gzip),
    // What clients send.
    Negotiation("gzip, deflate, br, zstd", .gzip), Negotiation("gzip,deflate", .gzip),
    Negotiation("br", .identity), Negotiation("identity", .identity), Negotiation("GZip", .gzip),
    Negotiation("x-gzip", .gzip), Negotiation("deflate", .identity),
    // Weights.
    Negotiation("gzip;q=0", .identity), Negotiation("gzip;q=0.0", .identity),
    Negotiation("gzip;q=0.000", .identity), Negotiation("gzip;q=0.001", .gzip),
    Negotiation("gzip;q=1", .gzip), Negotiation("gzip;q=1.000", .gzip),
    Negotiation("gzip;Q=0", .identity),
    Negotiation("gzip;q=0.5, identity;q=0.6", .identity),
    Negotiation("gzip;q=0.6, identity;q=0.5", .gzip),
    Negotiation("gzip;q=0.5, identity;q=0.5", .gzip),
    Negotiation("identity;q=0.1", .identity), Negotiation("identity, gzip", .gzip),
    // Refusals.
    Negotiation("identity;q=0", nil), Negotiation("*;q=0", nil),
    Negotiation("gzip;q=0, identity;q=0", nil),
    Negotiation("gzip;q=0, *;q=0", nil), Negotiation("gzip, *;q=0", .gzip),
    Negotiation("gzip, identity;q=0", .gzip), Negotiation("br, identity;q=0", nil),
    Negotiation("*;q=0, identity;q=0.1", .identity), Negotiation("identity, *;q=0", .identity),
    Negotiation("gzip;q=0, *", .identity), Negotiation("identity;q=0, *", .gzip),
    // The wildcard and what is listed.
    Negotiation("*;q=0.5", .gzip), Negotiation("gzip;q=0.3, *;q=0.5", .identity),
    Negotiation("identity;q=0.3, *;q=0.5", .gzip),
    Negotiation("identity;q=0.7, *;q=0.5", .identity),
    // White space and empty members.
    Negotiation(" gzip ", .gzip), Negotiation("\tgzip\t;\tq=0\t", .identity),
    Negotiation(" , ,gzip, ,", .gzip), Negotiation(",", .identity),
    Negotiation("gzip ; q=0.2 , br", .gzip),
    // Said twice.
    Negotiation("gzip;q=0, gzip", .gzip), Negotiation("x-gzip;q=0, gzip", .gzip),
    // Other parameters, and weights that break the grammar.
    Negotiation("gzip;level=9", .gzip), Negotiation("gzip;level=9;q=0", .identity),
    Negotiation("gzip;q=", .identity), Negotiation("gzip;q=2", .identity),
    Negotiation("gzip;q=1.001", .identity), Negotiation("gzip;q=0.0001", .identity),
    Negotiation("gzip;q=-1", .identity), Negotiation("gzip;q=.5", .identity),
    Negotiation("gzip;q=1,0", .gzip), Negotiation("gzip;q=\"1\"", .identity),
    Negotiation("gzip;q=0.x", .identity), Negotiation("identity;q=x", .identity),
    // No coding of ours.
    Negotiation("gzipx", .identity), Negotiation("gzi", .identity), Negotiation("g zip", .identity),
    Negotiation("gzip2;q=0, gzip", .gzip), Negotiation("\u{7F}", .identity),
    Negotiation("gzip/1", .identity),
  ]
}

@Suite struct `The coding of a reply` {
  @Test(arguments: Negotiation.all)
  func `follows the client's weights`(row: Negotiation) {
    let coding = ContentCoding.negotiate(acceptEncoding: Array(row.field.utf8).span)
    #expect(coding == row.coding)
  }

  @Test func `is identity without the field`() {
    let coding = ContentCoding.negotiate(acceptEncoding: nil)
    #expect(coding == .identity)
  }

  @Test(arguments: Negotiation.all)
  func `is found for every prefix of a field`(row: Negotiation) {
    let bytes = Array(row.field.utf8)
    for count in 0...bytes.count {
      let prefix = Array(bytes[0..<count])
      let coding = ContentCoding.negotiate(acceptEncoding: prefix.span)
      #expect(coding != .deflate)
    }
  }
}

@Suite struct `The coding of a request` {
  @Test(
    arguments: [
      ("gzip", .gzip), ("x-gzip", .gzip), (" GZIP\t", .gzip), ("deflate", .deflate),
      ("identity", .identity), ("", nil), (" ", nil), ("br", nil), ("zstd", nil),
      ("gzip, gzip", nil),
      ("gzip,", nil), ("gzip;q=1", nil), ("*", nil), ("gz", nil),
    ] as [(String, ContentCoding?)]
  )
  func `is named by the field`(field: String, coding: ContentCoding?) {
    #expect(ContentCoding(contentEncoding: Array(field.utf8).span) == coding)
  }
}

@Suite struct `The rule when to compress` {
  @Test(
    arguments: [
      (GzipPolicy(), 1023, false, nil), (GzipPolicy(), 1024, false, 1),
      (GzipPolicy(), 1 << 20, true, nil),
      (GzipPolicy(.off), 1 << 20, false, nil), (GzipPolicy(.level(9)), 1024, true, 9),
      (GzipPolicy(.level(6)), 1023, false, nil), (GzipPolicy(.auto, bodyBytesMin: 0), 0, false, 1),
      (GzipPolicy(.level(1), bodyBytesMin: 10), 9, false, nil),
    ] as [(GzipPolicy, Int, Bool, Int?)]
  )
  func `looks at size, content and setting`(
    policy: GzipPolicy,
    bytes: Int,
    isIncompressible: Bool,
    level: Int?
  ) {
    #expect(policy.level(bodyBytes: bytes, isIncompressible: isIncompressible) == level)
  }
}
