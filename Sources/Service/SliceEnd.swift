// SPDX-License-Identifier: MIT
import Inference

/// Why a slice of a body ends where it does.
enum SliceEnd {
  /// It is long enough; the next follows once the reader has taken it.
  case full
  /// What follows is due so many nanoseconds later.
  case pause(nanoseconds: UInt64)
  /// The body is complete.
  case whole
  /// The connection is to end here, though the body is not complete.
  case cut(Fault.Ending)
}
