// SPDX-License-Identifier: MIT

/// What a value of the request's body is asked for.
package enum ValueTest: Sendable {
  /// It is this JSON value, given as its canonical hash and its compact text (for explanations).
  case equals(hash: UInt64, text: String)
  /// It is a string, or is written as one, that passes the test.
  case text(TextTest)
}
