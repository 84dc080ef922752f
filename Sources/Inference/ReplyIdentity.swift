// SPDX-License-Identifier: MIT

/// What names one answer: the key its ids are drawn from, its time, and its model's configuration.
package struct ReplyIdentity: Sendable, Equatable {
  /// The key of all ids of this answer, drawn from seed and request content.
  package var key: UInt64
  /// When the answer was made, seconds since 1970 (from a fixed clock unless told otherwise).
  package var created: Int
  /// What `system_fingerprint` stands for: server seed, specification version and model.
  package var fingerprint: UInt64

  /// The identity of one answer.
  package init(key: UInt64, created: Int, fingerprint: UInt64) {
    self.key = key
    self.created = created
    self.fingerprint = fingerprint
  }
}
