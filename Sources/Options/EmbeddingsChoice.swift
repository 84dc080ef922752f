// SPDX-License-Identifier: MIT

/// How texts become vectors.
package enum EmbeddingsChoice: String, Sendable, CaseIterable {
  /// Texts that share parts of words get vectors near each other.
  case lexical
  /// Any change of a text gives an independent vector.
  case hash
}
