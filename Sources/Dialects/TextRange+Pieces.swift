// SPDX-License-Identifier: MIT
import Inference

extension TextRange {
  /// Whether this piece of `whole` is its first.
  func opens(_ whole: TextRange?) -> Bool {
    start == whole?.start
  }

  /// Whether this piece of `whole` is its last.
  func closes(_ whole: TextRange?) -> Bool {
    end == whole?.end
  }
}
