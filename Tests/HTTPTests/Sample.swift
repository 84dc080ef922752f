// SPDX-License-Identifier: MIT
import HTTP
import Testing

/// A request that is read, and what it reads as.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let words: String

  init(_ name: String, _ text: String, _ words: String) {
    self.name = name
    self.text = text
    self.words = words
  }

  var testDescription: String { name }

  static let all: [Sample] = requestLines + fields + bodies
}

private let host = "Host: a\r\n"

extension Sample {
  static let requestLines = [
    Sample("the shortest 1.1 request", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "get http11 /"),
    Sample("the shortest 1.0 request", "GET / HTTP/1.0\r\n\r\n", "get http10 / closing"),
    Sample("empty lines before it", "\r\n\r\nGET / HTTP/1.1\r\n\(host)\r\n", "get http11 /"),
    Sample("a query", "GET /a/b?c=d?e HTTP/1.1\r\n\(host)\r\n", "get http11 /a/b ?c=d?e"),
    Sample("an empty query", "GET /a? HTTP/1.1\r\n\(host)\r\n", "get http11 /a"),
    Sample("a higher minor version", "GET / HTTP/1.9\r\n\(host)\r\n", "get http11 /"),
    Sample("HEAD", "HEAD /x HTTP/1.1\r\n\(host)\r\n", "head http11 /x"),
    Sample("PUT", "PUT /x HTTP/1.1\r\n\(host)\r\n", "put http11 /x"),
    Sample("PATCH", "PATCH /x HTTP/1.1\r\n\(host)\r\n", "patch http11 /x"),
    Sample("DELETE", "DELETE /x HTTP/1.1\r\n\(host)\r\n", "delete http11 /x"),
    Sample("OPTIONS of everything", "OPTIONS * HTTP/1.1\r\n\(host)\r\n", "options http11 *"),
    Sample("a method of ours in lower case", "get / HTTP/1.1\r\n\(host)\r\n", "other http11 /"),
    Sample("a method of another", "M-SEARCH / HTTP/1.1\r\n\(host)\r\n", "other http11 /"),
    Sample(
      "a method whose last letters are ours",
      "XXXXX\("GET") / HTTP/1.1\r\n\(host)\r\n",
      "other http11 /"
    ),
    Sample("CONNECT", "CONNECT a:443 HTTP/1.1\r\n\(host)\r\n", "other http11  closing"),
    Sample(
      "an absolute target",
      "GET http://a.example:80/b?c HTTP/1.1\r\n\(host)\r\n",
      "get http11 /b ?c"
    ),
    Sample(
      "an absolute target without a path",
      "GET HTTPS://a.example HTTP/1.1\r\n\(host)\r\n",
      "get http11 /"
    ),
    Sample(
      "an absolute target with a query alone",
      "GET http://[::1]?q HTTP/1.1\r\n\(host)\r\n",
      "get http11 / ?q"
    ),
  ]

  static let fields = [
    Sample(
      "white space around a value",
      "GET / HTTP/1.1\r\nHost: \t a \t \r\nX:\r\n\r\n",
      "get http11 /"
    ),
    Sample(
      "names in any case",
      "POST / HTTP/1.1\r\nhOsT: a\r\ncONTENT-lENGTH: 2\r\n\r\nhi",
      "post http11 / [hi]"
    ),
    Sample(
      "bytes beyond ASCII in a value",
      "GET / HTTP/1.1\r\n\(host)X: é\tü\r\n\r\n",
      "get http11 /"
    ),
    Sample(
      "Connection: close",
      "GET / HTTP/1.1\r\n\(host)Connection: Upgrade, CLOSE\r\n\r\n",
      "get http11 / closing"
    ),
    Sample(
      "Connection: keep-alive",
      "GET / HTTP/1.1\r\n\(host)Connection: keep-alive,\r\n\r\n",
      "get http11 /"
    ),
    Sample(
      "keep-alive in HTTP/1.0, which is not heeded",
      "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
      "get http10 / closing"
    ),
    Sample(
      "an IPv6 host with a port",
      "GET / HTTP/1.1\r\nHost: [2001:db8::1]:8080\r\n\r\n",
      "get http11 /"
    ),
    Sample(
      "what curl sends",
      "POST /v1/embeddings HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: curl/8.5.0\r\n"
        + "Accept: */*\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n"
        + #"{"input":"abc"}"#,
      #"post http11 /v1/embeddings [{"input":"abc"}]"#
    ),
  ]

  static let bodies = [
    Sample(
      "a body by length",
      "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello",
      "post http11 / [hello]"
    ),
    Sample(
      "a length of zero",
      "POST / HTTP/1.1\r\n\(host)Content-Length: 000\r\n\r\n",
      "post http11 /"
    ),
    Sample(
      "a body in HTTP/1.0",
      "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi",
      "post http10 / [hi] closing"
    ),
    Sample(
      "chunks",
      "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: Chunked\r\n\r\n"
        + "5\r\nhello\r\n0006\r\n world\r\n0\r\n\r\n",
      "post http11 / [hello world]"
    ),
    Sample(
      "no chunks at all",
      "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "post http11 /"
    ),
    Sample(
      "chunk sizes in hexadecimal of both cases",
      "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n"
        + "a\r\n0123456789\r\nB\r\n0123456789x\r\n0\r\n\r\n",
      "post http11 / [01234567890123456789x]"
    ),
    Sample(
      "chunk extensions and trailers",
      "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n"
        + "2;a=b;c=\"d\"\r\nhi\r\n1 ; e\r\n!\r\n0;last\r\nX-Sum: 1\r\nY:\r\n\r\n",
      "post http11 / [hi!]"
    ),
    Sample(
      "a body that looks like a request",
      "POST / HTTP/1.1\r\n\(host)Content-Length: 18\r\n\r\nGET / HTTP/1.0\r\n\r\n",
      "post http11 / [GET / HTTP/1.0\r\n\r\n]"
    ),
  ]
}
