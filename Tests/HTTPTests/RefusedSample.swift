// SPDX-License-Identifier: MIT
import HTTP
import Testing

/// Bytes that are refused, and why.
struct RefusedSample: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let refusal: Refusal

  init(_ name: String, _ text: String, _ refusal: Refusal) {
    self.name = name
    self.text = text
    self.refusal = refusal
  }

  init(_ name: String, _ text: String, _ reason: StaticString, at offset: Int) {
    self.init(name, text, .malformed(reason: reason, offset: offset))
  }

  var testDescription: String { name }

  static let all: [RefusedSample] = requestLines + fields + framing + chunks
}

private let head = "GET / HTTP/1.1\r\nHost: a\r\n"
private let post = "POST / HTTP/1.1\r\nHost: a\r\n"
private let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

extension RefusedSample {
  static let requestLines = [
    RefusedSample("a TLS greeting", "\u{16}\u{3}\u{1}", "a control character in the head", at: 0),
    RefusedSample("an SSH greeting", "SSH-2.0-x\r\n", "no request method", at: 9),
    RefusedSample("no version", "GET /\r\n", "no target or no HTTP version", at: 3),
    RefusedSample("no target", "GET  HTTP/1.1\r\n", "no target or no HTTP version", at: 3),
    RefusedSample("two spaces", "GET  / HTTP/1.1\r\n", "the target is no path and no URL", at: 4),
    RefusedSample(
      "a space at the end",
      "GET / HTTP/1.1 \r\n",
      "no target or no HTTP version",
      at: 3
    ),
    RefusedSample("a space at the start", " GET / HTTP/1.1\r\n", "no request method", at: 0),
    RefusedSample("a tab between", "GET\t/ HTTP/1.1\r\n", "no request method", at: 3),
    RefusedSample("a method that is no token", "G@T / HTTP/1.1\r\n", "no request method", at: 1),
    RefusedSample("a version in lower case", "GET / http/1.1\r\n", "no HTTP version", at: 6),
    RefusedSample(
      "a version of two digits",
      "GET / HTTP/11\r\n",
      "no target or no HTTP version",
      at: 3
    ),
    RefusedSample("the HTTP/2 preface", "PRI * HTTP/2.0\r\n", .unsupportedVersion),
    RefusedSample("HTTP/0.9 by name", "GET / HTTP/0.9\r\n", .unsupportedVersion),
    RefusedSample(
      "a space in the target",
      "GET /a b HTTP/1.1\r\n",
      "an invalid character in the target",
      at: 6
    ),
    RefusedSample(
      "a fragment",
      "GET /a#b HTTP/1.1\r\n",
      "an invalid character in the target",
      at: 6
    ),
    RefusedSample(
      "bytes beyond ASCII in the target",
      "GET /é HTTP/1.1\r\n",
      "an invalid character in the target",
      at: 5
    ),
    RefusedSample(
      "a relative target",
      "GET a HTTP/1.1\r\n",
      "the target is no path and no URL",
      at: 4
    ),
    RefusedSample(
      "another scheme",
      "GET ftp://a/ HTTP/1.1\r\n",
      "the target is no path and no URL",
      at: 4
    ),
    RefusedSample(
      "an empty host in the target",
      "GET http:///a HTTP/1.1\r\n",
      "the target's host is invalid",
      at: 11
    ),
    RefusedSample(
      "user information in the target",
      "GET http://u@a/ HTTP/1.1\r\n",
      "the target's host is invalid",
      at: 12
    ),
    RefusedSample(
      "* without OPTIONS",
      "GET * HTTP/1.1\r\n",
      "the target * is for OPTIONS alone",
      at: 4
    ),
  ]

  static let fields = [
    RefusedSample(
      "a bare LF",
      "GET / HTTP/1.1\nHost: a\r\n",
      "a line ends in LF without CR",
      at: 14
    ),
    RefusedSample("a bare CR", "GET / HTTP/1.1\r\nA: b\rc\r\n", "CR without LF", at: 20),
    RefusedSample("CR twice", "GET / HTTP/1.1\r\r\n", "CR without LF", at: 14),
    RefusedSample("NUL", "GET / HTTP/1.1\r\nA: b\0\r\n", "a control character in the head", at: 20),
    RefusedSample("DEL", "GET /\u{7f} HTTP/1.1\r\n", "a control character in the head", at: 5),
    RefusedSample(
      "white space before a colon",
      "GET / HTTP/1.1\r\nHost : a\r\n",
      "white space before a header field's colon",
      at: 20
    ),
    RefusedSample(
      "obs-fold",
      "\(head)A: b\r\n c\r\n",
      "a header field continued on a second line",
      at: 31
    ),
    RefusedSample(
      "white space before the first field",
      "GET / HTTP/1.1\r\n Host: a\r\n",
      "a header field continued on a second line",
      at: 16
    ),
    RefusedSample("no colon", "\(head)abc\r\n", "a header field without a colon", at: 28),
    RefusedSample(
      "no name",
      "\(head): b\r\n",
      "an invalid character in a header field's name",
      at: 25
    ),
    RefusedSample(
      "a name that is no token",
      "\(head)a(b): c\r\n",
      "an invalid character in a header field's name",
      at: 26
    ),
    RefusedSample("no Host", "GET / HTTP/1.1\r\nA: b\r\n\r\n", "no Host field", at: 22),
    RefusedSample("two Hosts", "\(head)Host: a\r\n", "more than one Host field", at: 25),
    RefusedSample(
      "two Hosts in HTTP/1.0",
      "GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n",
      "more than one Host field",
      at: 25
    ),
    RefusedSample(
      "a Host with a path",
      "GET / HTTP/1.1\r\nHost: a/b\r\n",
      "an invalid Host field",
      at: 23
    ),
    RefusedSample(
      "a Host with an open bracket",
      "GET / HTTP/1.1\r\nHost: [::1\r\n",
      "an invalid Host field",
      at: 22
    ),
    RefusedSample(
      "a Host with a port in letters",
      "GET / HTTP/1.1\r\nHost: a:b\r\n",
      "an invalid Host field",
      at: 24
    ),
    RefusedSample("another expectation", "\(head)Expect: 200-ok\r\n", .unsupportedExpectation),
  ]

  static let framing = [
    RefusedSample(
      "both lengths",
      "\(post)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "both Content-Length and Transfer-Encoding",
      at: 73
    ),
    RefusedSample(
      "two lengths that differ",
      "\(post)Content-Length: 1\r\nContent-Length: 2\r\n",
      "more than one Content-Length",
      at: 45
    ),
    RefusedSample(
      "two lengths that agree",
      "\(post)Content-Length: 1\r\nContent-Length: 1\r\n",
      "more than one Content-Length",
      at: 45
    ),
    RefusedSample(
      "a list of lengths",
      "\(post)Content-Length: 1, 1\r\n",
      "an invalid Content-Length",
      at: 43
    ),
    RefusedSample("a sign", "\(post)Content-Length: +1\r\n", "an invalid Content-Length", at: 42),
    RefusedSample("no digits", "\(post)Content-Length:\r\n", "an empty Content-Length", at: 41),
    RefusedSample("a length too large", "\(post)Content-Length: 33554433\r\n\r\n", .bodyTooLarge),
    RefusedSample(
      "a length beyond 64 bits",
      "\(post)Content-Length: 99999999999999999999999\r\n\r\n",
      .bodyTooLarge
    ),
    RefusedSample(
      "chunks in HTTP/1.0",
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
      "Transfer-Encoding in HTTP/1.0",
      at: 45
    ),
    RefusedSample(
      "identity coding",
      "\(post)Transfer-Encoding: identity\r\n",
      "the last transfer coding is not chunked",
      at: 45
    ),
    RefusedSample(
      "something before chunked",
      "\(post)Transfer-Encoding: xchunked\r\n",
      "the last transfer coding is not chunked",
      at: 45
    ),
    RefusedSample(
      "chunked twice",
      "\(post)Transfer-Encoding: chunked, chunked\r\n",
      "chunked twice",
      at: 45
    ),
    RefusedSample(
      "chunked on two lines",
      "\(post)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
      "more than one Transfer-Encoding",
      at: 54
    ),
    RefusedSample(
      "a coding that is not known",
      "\(post)Transfer-Encoding: gzip, chunked\r\n",
      .unsupportedTransferCoding
    ),
  ]

  static let chunks = [
    RefusedSample("no size", "\(chunked)\r\n", "no chunk size", at: 56),
    RefusedSample("a negative size", "\(chunked)-1\r\n", "no chunk size", at: 56),
    RefusedSample("0x", "\(chunked)0x1\r\n", "an invalid chunk size", at: 57),
    RefusedSample("a space in the size", "\(chunked)1 1\r\n", "an invalid chunk size", at: 58),
    RefusedSample("a space after the size", "\(chunked)1 \r\n", "an invalid chunk size", at: 58),
    RefusedSample("a size ended by LF", "\(chunked)1\nx", "an invalid chunk size", at: 57),
    RefusedSample(
      "a size of 17 digits",
      "\(chunked)00000000000000001\r\n",
      "a chunk size of more than 16 digits",
      at: 72
    ),
    RefusedSample("a size too large", "\(chunked)2000001\r\n", .bodyTooLarge),
    RefusedSample("a size beyond 64 bits", "\(chunked)ffffffffffffffff\r\n", .bodyTooLarge),
    RefusedSample(
      "more bytes than the size says",
      "\(chunked)1\r\nab\r\n",
      "a chunk's line does not end in CRLF",
      at: 60
    ),
    RefusedSample(
      "a bare LF after a chunk",
      "\(chunked)1\r\na\n",
      "a chunk's line does not end in CRLF",
      at: 60
    ),
    RefusedSample(
      "NUL in an extension",
      "\(chunked)1;a=\0\r\n",
      "a control character in a chunk extension",
      at: 60
    ),
    RefusedSample(
      "a trailer that is no field",
      "\(chunked)0\r\n a: b\r\n",
      "an invalid character in a trailer field's name",
      at: 59
    ),
    RefusedSample(
      "a bare LF in a trailer",
      "\(chunked)0\r\na: b\n",
      "a control character in a trailer field",
      at: 63
    ),
    RefusedSample(
      "a bare CR at the end",
      "\(chunked)0\r\n\rx",
      "a chunk's line does not end in CRLF",
      at: 60
    ),
  ]
}
