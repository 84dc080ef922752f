// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// What the path and the header fields of a request say that its body does not: who asks, where.
enum RequestFields {
  /// The opening of all header fields by which a request asks the program itself for something.
  private static let ownPrefix: StaticString = "x-understudy-"

  /// Reads them into `request`, in one pass; of other fields just those called `headerNames`.
  ///
  /// Tells whether any of them is one of our own, which `RequestControl` reads.
  static func read(
    _ http: borrowing Request,
    naming headerNames: [String],
    into request: inout InferenceRequest
  ) -> Bool {
    request.path = request.append(http.path)
    var hasControl = false
    // An `x-api-key` wins over an `authorization`, and of several the first counts.
    var apiKey: Int?
    var authorization: Int?
    for index in http.fields.indices {
      switch http.fields[index].nameCount {
      case 9:
        if apiKey == nil, http.name(at: index).equalsIgnoringCase("x-api-key") { apiKey = index }
      case 13:
        if authorization == nil, http.name(at: index).equalsIgnoringCase("authorization") {
          authorization = index
        }
      case 14...:
        if !hasControl { hasControl = isControl(http.name(at: index)) }
      default: continue
      }
    }
    if let apiKey {
      request.key = request.append(http.value(at: apiKey))
    } else if let authorization {
      request.key = request.append(withoutScheme(http.value(at: authorization)))
    }
    for name in headerNames {
      if let value = http.value(named: name.utf8.span) {
        request.headers.append(request.append(value))
      } else {
        request.headers.append(nil)
      }
    }
    return hasControl
  }

  /// What follows the opening of our own fields in `name`; nil for another field.
  @_lifetime(copy name)
  static func ownName(_ name: Span<UInt8>) -> Span<UInt8>? {
    guard name.count >= 14, isControl(name) else { return nil }
    return name.extracting(ownPrefix.utf8CodeUnitCount..<name.count)
  }

  /// Whether `name`, of 14 bytes at least, opens as our own.
  @inline(__always)
  private static func isControl(_ name: Span<UInt8>) -> Bool {
    // The third letter tells ours from nearly all others that clients send.
    guard name[2] | 0x20 == UInt8(ascii: "u") else { return false }
    return name.extracting(0..<ownPrefix.utf8CodeUnitCount).equalsIgnoringCase(ownPrefix)
  }

  /// A key without the scheme `Bearer`.
  @_lifetime(copy value)
  private static func withoutScheme(_ value: Span<UInt8>) -> Span<UInt8> {
    let scheme = 7
    guard value.count >= scheme, value.extracting(0..<scheme).equalsIgnoringCase("bearer ") else {
      return value
    }
    return value.extracting(scheme..<value.count)
  }
}
