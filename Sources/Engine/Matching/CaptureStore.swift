// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Patterns

/// What the groups of a regular expression took, copied, so that it outlives the search.
struct CaptureStore: ~Copyable {
  private var bytes = ByteBuffer(capacity: 256)
  /// Where each group's text stands; nil for a group that took no part.
  private var groups: [TextRange?] = []
  private var pattern: Pattern?

  /// Whether a match is kept.
  var isFilled: Bool { pattern != nil }

  /// Forgets what is kept.
  mutating func removeAll() {
    guard isFilled else { return }
    pattern = nil
    bytes.removeAll(keepingAtMost: 1 << 20)
    groups.removeAll(keepingCapacity: true)
  }

  /// Keeps what the last search of `matcher`, for `pattern` in `text`, found.
  mutating func fill(_ pattern: Pattern, _ text: Span<UInt8>, _ matcher: borrowing PatternMatcher) {
    self.pattern = pattern
    for group in 0...pattern.groupCount {
      guard let range = matcher.range(of: group) else {
        groups.append(nil)
        continue
      }
      groups.append(TextRange(start: bytes.count, count: range.count))
      bytes.append(text.extracting(range))
    }
  }

  /// What the group called `number` took, 0 for the whole match; nil where it took no part.
  @_lifetime(borrow self)
  func text(ofGroup number: Int) -> Span<UInt8>? {
    guard number >= 0, number < groups.count, let range = groups[number] else { return nil }
    return bytes.bytes.extracting(range.start..<range.end)
  }

  /// The number of the group called `name`; nil where there is none.
  func number(ofGroup name: Span<UInt8>) -> Int? { pattern?.group(named: name) }
}
