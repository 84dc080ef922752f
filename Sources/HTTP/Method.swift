// SPDX-License-Identifier: MIT

/// A request method that this server gives a meaning to (RFC 9110 §9.3).
package enum Method: UInt8, Sendable, CaseIterable {
  case get, head, post, put, patch, delete, options
  /// Any other token; answered with 405 or 501.
  case other
}
