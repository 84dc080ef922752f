// SPDX-License-Identifier: MIT
import HTTP
import Testing

@Suite struct `A query` {
  @Test(arguments: [
    ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a", ["a="]), ("a=", ["a="]),
    ("a=b=c", ["a=b=c"]), ("&&a=1&", ["=", "=", "a=1"]), ("%61=%20", ["%61=%20"]), ("=", ["="]),
  ])
  func `is read pair by pair, as sent`(text: String, pairs: [String]) {
    let bytes = Array(text.utf8)
    var query = Query(bytes.span)
    var found: [String] = []
    while let pair = query.next() {
      found.append(string(pair.name) + "=" + string(pair.value))
    }
    #expect(found == pairs)
  }

  private func string(_ bytes: Span<UInt8>) -> String {
    String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
  }
}
