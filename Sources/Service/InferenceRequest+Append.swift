// SPDX-License-Identifier: MIT
import Bytes
import Inference

extension InferenceRequest {
  /// Appends `text` to the arena and tells where it stands there.
  mutating func append(_ text: Span<UInt8>) -> TextRange {
    let start = arena.count
    arena.append(text)
    return TextRange(start: start, count: text.count)
  }
}
