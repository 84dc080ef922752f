// SPDX-License-Identifier: MIT
import Inference
import Seeds

extension ReplyIdentity {
  /// The key of the identifiers of one purpose.
  func key(for purpose: IdentifierPurpose) -> UInt64 {
    StableHash.combine(key, purpose.rawValue)
  }
}
