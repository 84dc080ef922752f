// SPDX-License-Identifier: MIT

/// What the numbers are that `embed` writes; the words are the providers'.
package enum VectorNumbers: String, Sendable, CaseIterable {
  case float, int8, uint8, binary, ubinary
}
