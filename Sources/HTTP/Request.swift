// SPDX-License-Identifier: MIT
import Bytes

/// One whole request as the responder sees it: views of bytes that the connection owns.
///
/// It cannot outlive the call it is handed to; what must, is copied.
package struct Request: ~Escapable {
  /// The method.
  package let method: Method
  /// The version.
  package let version: Version
  /// Whether the connection stays open for another request after this one.
  ///
  /// The answer carries `Connection: close` where not: the client asked for it, speaks HTTP/1.0, or
  /// the server is about to stop. An answer to HTTP/1.0 must not be chunked (RFC 9112 §6.1).
  package let keepsAlive: Bool
  /// Who sent it.
  package let peer: Peer
  /// When its last byte arrived, in nanoseconds of the system's monotonic clock; 0 where no time
  /// passes, as within one process.
  package let arrival: UInt64
  /// The target's path, still percent-encoded, without the query.
  package let path: Span<UInt8>
  /// The target's query without the question mark; empty where there is none.
  package let query: Span<UInt8>
  /// The bytes that `fields` point into.
  package let head: Span<UInt8>
  /// The header fields, in order of arrival.
  package let fields: Span<HeaderField>
  /// The body after chunked decoding; a `Content-Encoding` is still on it.
  package let body: Span<UInt8>

  /// A request whose parts are views of the caller's bytes.
  @_lifetime(copy path, copy query, copy head, copy fields, copy body)
  package init(
    method: Method,
    version: Version,
    keepsAlive: Bool,
    peer: Peer,
    arrival: UInt64 = 0,
    path: Span<UInt8>,
    query: Span<UInt8>,
    head: Span<UInt8>,
    fields: Span<HeaderField>,
    body: Span<UInt8>
  ) {
    self.method = method
    self.version = version
    self.keepsAlive = keepsAlive
    self.peer = peer
    self.arrival = arrival
    self.path = path
    self.query = query
    self.head = head
    self.fields = fields
    self.body = body
  }

  /// The name of the field at `index`, as sent.
  @_lifetime(copy self)
  package func name(at index: Int) -> Span<UInt8> {
    let start = Int(fields[index].nameStart)
    return head.extracting(start..<(start + Int(fields[index].nameCount)))
  }

  /// The value of the field at `index`.
  @_lifetime(copy self)
  package func value(at index: Int) -> Span<UInt8> {
    let start = Int(fields[index].valueStart)
    return head.extracting(start..<(start + Int(fields[index].valueCount)))
  }

  /// The value of the first field called `name` (lower case), compared without case.
  @_lifetime(copy self)
  package func value(of name: StaticString) -> Span<UInt8>? {
    for index in fields.indices {
      let field = fields[index]
      // Most names differ in length, and a number is compared sooner than a text.
      guard Int(field.nameCount) == name.utf8CodeUnitCount else { continue }
      let start = Int(field.nameStart)
      guard head.extracting(start..<(start + Int(field.nameCount))).equalsIgnoringCase(name) else {
        continue
      }
      let valueStart = Int(field.valueStart)
      return head.extracting(valueStart..<(valueStart + Int(field.valueCount)))
    }
    return nil
  }

  /// The value of the first field called `name` (lower case), compared without case.
  @_lifetime(copy self)
  package func value(named name: Span<UInt8>) -> Span<UInt8>? {
    for index in fields.indices {
      let field = fields[index]
      guard Int(field.nameCount) == name.count else { continue }
      let start = Int(field.nameStart)
      guard isSame(head.extracting(start..<(start + name.count)), ignoringCaseOf: name) else {
        continue
      }
      let valueStart = Int(field.valueStart)
      return head.extracting(valueStart..<(valueStart + Int(field.valueCount)))
    }
    return nil
  }

  /// Whether `sent` is `name` (lower case) but for case.
  private func isSame(_ sent: Span<UInt8>, ignoringCaseOf name: Span<UInt8>) -> Bool {
    for index in sent.indices {
      let byte = sent[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      guard (isUpper ? byte | 0x20 : byte) == name[index] else { return false }
    }
    return true
  }
}
