// SPDX-License-Identifier: MIT

/// The version of HTTP that a request was sent in (RFC 9112 §2.3).
package enum Version: UInt8, Sendable {
  case http10, http11
}
