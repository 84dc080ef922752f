// SPDX-License-Identifier: MIT

/// What the ids of answers follow from.
package enum IdentifierChoice: String, Sendable, CaseIterable {
  /// Seed and request content: the same request has the same ids.
  case content
  /// Also the number of the request: for tools that drop ids they have seen.
  case sequence
}
