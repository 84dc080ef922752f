// SPDX-License-Identifier: MIT

/// A request method that this server gives a meaning to (RFC 9110 §9.3).
package enum Method: UInt8, Sendable, CaseIterable {
  case get, head, post, put, patch, delete, options
  /// Any other token; answered with 405 or 501.
  case other

  /// The token that names the method; nil for those without a meaning here.
  package var name: StaticString? {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .put: "PUT"
    case .patch: "PATCH"
    case .delete: "DELETE"
    case .options: "OPTIONS"
    case .other: nil
    }
  }
}
