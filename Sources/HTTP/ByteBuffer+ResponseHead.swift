// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends the status line of a response.
  ///
  /// A status without a known reason phrase gets an empty one; the space before it stays, as
  /// RFC 9112 §4 demands. The version is always ours, whatever the request's (RFC 9110 §2.5).
  package mutating func appendStatusLine(_ status: Int) {
    precondition(status >= 100 && status <= 999, "a status has three digits")
    if let line = statusLine(status) {
      append(line)
    } else {
      append("HTTP/1.1 ")
      append(decimal: status)
      append(" \r\n")
    }
  }

  /// Appends the reason phrase of a status (RFC 9110 §15); none where the status has none here.
  package mutating func appendReasonPhrase(_ status: Int) {
    guard let line = statusLine(status) else { return }
    // `HTTP/1.1 200 ` stands before it and CR LF behind it.
    let phrase = 13..<(line.utf8CodeUnitCount - 2)
    // In bounds: the literal's own pointer and size.
    append(
      unsafe Span(_unsafeStart: line.utf8Start, count: line.utf8CodeUnitCount).extracting(phrase)
    )
  }

  /// Appends a header field with a known value.
  package mutating func appendField(_ name: StaticString, _ value: StaticString) {
    append(name)
    append(": ")
    append(value)
    append("\r\n")
  }

  /// Appends a header field with the value `value`.
  ///
  /// CR, LF and NUL in it become spaces (RFC 9110 §5.5), so no value can end the field or the head.
  package mutating func appendField(_ name: StaticString, _ value: Span<UInt8>) {
    append(name)
    append(": ")
    append(addingCapacity: value.count) { output in
      for index in value.indices {
        let byte = value[index]
        output.append(endsField(byte) ? UInt8(ascii: " ") : byte)
      }
    }
    append("\r\n")
  }

  /// Appends a header field whose name somebody else chose; what no name may hold (RFC 9110 §5.1)
  /// becomes a hyphen.
  package mutating func appendField(_ name: Span<UInt8>, _ value: Span<UInt8>) {
    for index in name.indices {
      append(CharacterSet.token.contains(name[index]) ? name[index] : UInt8(ascii: "-"))
    }
    appendField("", value)
  }

  /// Appends a header field with a decimal value, such as `Content-Length`.
  package mutating func appendField(_ name: StaticString, decimal value: Int) {
    append(name)
    append(": ")
    append(decimal: value)
    append("\r\n")
  }

  /// Appends the empty line that ends a head.
  package mutating func appendEndOfHead() {
    append("\r\n")
  }
}

/// Whether `byte` may not stand in a field value (RFC 9110 §5.5).
private func endsField(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") || byte == 0
}

/// The whole status line where the reason phrase is known: by RFC 9110 §15, by the register of
/// status codes, and by common use for 418 and 529.
private func statusLine(_ status: Int) -> StaticString? {
  switch status {
  case 100: "HTTP/1.1 100 Continue\r\n"
  case 200: "HTTP/1.1 200 OK\r\n"
  case 201: "HTTP/1.1 201 Created\r\n"
  case 202: "HTTP/1.1 202 Accepted\r\n"
  case 203: "HTTP/1.1 203 Non-Authoritative Information\r\n"
  case 204: "HTTP/1.1 204 No Content\r\n"
  case 206: "HTTP/1.1 206 Partial Content\r\n"
  case 207: "HTTP/1.1 207 Multi-Status\r\n"
  case 208: "HTTP/1.1 208 Already Reported\r\n"
  case 226: "HTTP/1.1 226 IM Used\r\n"
  case 400: "HTTP/1.1 400 Bad Request\r\n"
  case 401: "HTTP/1.1 401 Unauthorized\r\n"
  case 402: "HTTP/1.1 402 Payment Required\r\n"
  case 403: "HTTP/1.1 403 Forbidden\r\n"
  case 404: "HTTP/1.1 404 Not Found\r\n"
  case 405: "HTTP/1.1 405 Method Not Allowed\r\n"
  case 406: "HTTP/1.1 406 Not Acceptable\r\n"
  case 407: "HTTP/1.1 407 Proxy Authentication Required\r\n"
  case 408: "HTTP/1.1 408 Request Timeout\r\n"
  case 409: "HTTP/1.1 409 Conflict\r\n"
  case 410: "HTTP/1.1 410 Gone\r\n"
  case 411: "HTTP/1.1 411 Length Required\r\n"
  case 412: "HTTP/1.1 412 Precondition Failed\r\n"
  case 413: "HTTP/1.1 413 Content Too Large\r\n"
  case 414: "HTTP/1.1 414 URI Too Long\r\n"
  case 415: "HTTP/1.1 415 Unsupported Media Type\r\n"
  case 416: "HTTP/1.1 416 Range Not Satisfiable\r\n"
  case 417: "HTTP/1.1 417 Expectation Failed\r\n"
  case 418: "HTTP/1.1 418 I'm a teapot\r\n"
  case 421: "HTTP/1.1 421 Misdirected Request\r\n"
  case 422: "HTTP/1.1 422 Unprocessable Content\r\n"
  case 423: "HTTP/1.1 423 Locked\r\n"
  case 424: "HTTP/1.1 424 Failed Dependency\r\n"
  case 425: "HTTP/1.1 425 Too Early\r\n"
  case 426: "HTTP/1.1 426 Upgrade Required\r\n"
  case 428: "HTTP/1.1 428 Precondition Required\r\n"
  case 429: "HTTP/1.1 429 Too Many Requests\r\n"
  case 431: "HTTP/1.1 431 Request Header Fields Too Large\r\n"
  case 451: "HTTP/1.1 451 Unavailable For Legal Reasons\r\n"
  case 500: "HTTP/1.1 500 Internal Server Error\r\n"
  case 501: "HTTP/1.1 501 Not Implemented\r\n"
  case 502: "HTTP/1.1 502 Bad Gateway\r\n"
  case 503: "HTTP/1.1 503 Service Unavailable\r\n"
  case 504: "HTTP/1.1 504 Gateway Timeout\r\n"
  case 505: "HTTP/1.1 505 HTTP Version Not Supported\r\n"
  case 506: "HTTP/1.1 506 Variant Also Negotiates\r\n"
  case 507: "HTTP/1.1 507 Insufficient Storage\r\n"
  case 508: "HTTP/1.1 508 Loop Detected\r\n"
  case 510: "HTTP/1.1 510 Not Extended\r\n"
  case 511: "HTTP/1.1 511 Network Authentication Required\r\n"
  case 529: "HTTP/1.1 529 Overloaded\r\n"
  default: nil
  }
}
