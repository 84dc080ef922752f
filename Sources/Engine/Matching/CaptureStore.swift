// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Patterns

/// What the groups of a rule's regular expressions took, copied, so that it outlives the searches.
struct CaptureStore: ~Copyable {
  /// One expression that matched.
  private struct Match {
    let pattern: Pattern
    /// Where its groups begin in `groups`, the whole match first.
    let start: Int
  }

  private var bytes = ByteBuffer(capacity: 256)
  /// Where each group's text stands; nil for a group that took no part.
  private var groups: [TextRange?] = []
  private var matches: [Match] = []

  /// Matches that are kept.
  var count: Int { matches.count }

  /// Forgets what is kept.
  mutating func removeAll() {
    guard !matches.isEmpty else { return }
    matches.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingAtMost: 1 << 20)
  }

  /// Forgets all but the first `count` matches.
  mutating func truncate(to count: Int) {
    guard count < matches.count else { return }
    guard count > 0 else { return removeAll() }
    groups.removeSubrange(matches[count].start...)
    matches.removeSubrange(count...)
  }

  /// Keeps what the last search of `matcher`, for `pattern` in `text`, found.
  mutating func add(_ pattern: Pattern, _ text: Span<UInt8>, _ matcher: borrowing PatternMatcher) {
    matches.append(Match(pattern: pattern, start: groups.count))
    for group in 0...pattern.groupCount {
      guard let range = matcher.range(of: group) else {
        groups.append(nil)
        continue
      }
      groups.append(TextRange(start: bytes.count, count: range.count))
      bytes.append(text.extracting(range))
    }
  }

  /// What the group called `number` of the first expression took, 0 for its whole match; nil where
  /// it took no part.
  @_lifetime(borrow self)
  func text(ofGroup number: Int) -> Span<UInt8>? {
    guard let first = matches.first, number >= 0, number <= first.pattern.groupCount else {
      return nil
    }
    return text(at: number)
  }

  /// What the group called `name` took, in the first expression that has it and where it took part.
  @_lifetime(borrow self)
  func text(ofGroup name: Span<UInt8>) -> Span<UInt8>? {
    for match in matches {
      guard let number = match.pattern.group(named: name) else { continue }
      if groups[match.start + number] != nil { return text(at: match.start + number) }
    }
    return nil
  }

  @_lifetime(borrow self)
  private func text(at index: Int) -> Span<UInt8>? {
    guard let range = groups[index] else { return nil }
    return bytes.bytes.extracting(range.start..<range.end)
  }
}
