// SPDX-License-Identifier: MIT

/// How texts become vectors, where a request says it.
package enum VectorMode: UInt8, Sendable, CaseIterable {
  /// Texts that share parts of words get vectors near each other.
  case lexical
  /// Any change of a text gives an independent vector.
  case hash
}
