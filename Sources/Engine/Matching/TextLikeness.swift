// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Patterns
import Spelling

/// Compares texts with what is sought in them, whatever the case of their letters.
///
/// A gap is 0 where nothing but the case differs, and otherwise the edits in parts of what is
/// sought.
struct TextLikeness: ~Copyable {
  /// The gap of what is not like at all, or not to be compared.
  static let gapMax = Int.max
  /// Most bytes of a source's texts that are compared with what is sought.
  static let bytesMax = 512

  /// Edits are counted in such parts of what is sought.
  private static let scale = 1 << 16
  /// Most bytes of a text that are searched for a text in another case.
  private static let searchBytesMax = 4096

  private var meter = StretchMeter()
  /// What is sought, folded.
  private var sought = ByteBuffer(capacity: 64)
  /// Where the second edge begins that is sought; all of it is the first without one.
  private var secondStart = 0

  /// Seeks the text that `range` names.
  mutating func seek(_ range: TextRange, _ compiled: CompiledScenario) {
    sought.removeAll()
    append(range, compiled)
    secondStart = sought.count
  }

  /// Seeks the edges of a text.
  mutating func seek(_ prefix: TextRange, _ suffix: TextRange, _ compiled: CompiledScenario) {
    seek(prefix, compiled)
    append(suffix, compiled)
  }

  /// Seeks the longest literal of `glob`.
  mutating func seek(_ glob: Glob) {
    sought.removeAll()
    var longest: [UInt8] = []
    for literal in glob.literals where literal.count > longest.count { longest = literal }
    CaseFolding.unicode.append(longest.span, to: &sought)
    secondStart = sought.count
  }

  private mutating func append(_ range: TextRange, _ compiled: CompiledScenario) {
    let bytes = compiled.table.bytes
    CaseFolding.unicode.append(bytes.span.extracting(range.start..<range.end), to: &sought)
  }

  /// The gap between what is sought and all of `text`, which is folded.
  mutating func gap(toAllOf text: Span<UInt8>, _ bytesMax: Int) -> Int {
    if text.equals(sought.bytes) { return 0 }
    return Self.gap(sought, 0..<sought.count, text, bytesMax, isWhole: true, &meter)
  }

  /// The gap between what is sought and the stretch of `text`, which is folded, that comes nearest.
  mutating func gap(toStretchOf text: Span<UInt8>, _ bytesMax: Int) -> Int {
    let size = min(text.count, Self.searchBytesMax)
    if text.extracting(0..<size).contains(sought.bytes) { return 0 }
    return Self.gap(sought, 0..<sought.count, text, bytesMax, isWhole: false, &meter)
  }

  /// The gap between the edges that are sought and `text`, which is folded: of the longer edge.
  mutating func gap(toEdgesOf text: Span<UInt8>, _ bytesMax: Int) -> Int {
    let prefix = 0..<secondStart
    let suffix = secondStart..<sought.count
    let rest = text.count - suffix.count
    if prefix.count <= rest,
      text.extracting(0..<prefix.count).equals(sought.bytes.extracting(prefix)),
      text.extracting(rest..<text.count).equals(sought.bytes.extracting(suffix))
    {
      return 0
    }
    let longer = prefix.count < suffix.count ? suffix : prefix
    return Self.gap(sought, longer, text, bytesMax, isWhole: false, &meter)
  }

  /// At least 1, so that what differs by more than case comes behind.
  private static func gap(
    _ sought: borrowing ByteBuffer,
    _ range: Range<Int>,
    _ text: Span<UInt8>,
    _ bytesMax: Int,
    isWhole: Bool,
    _ meter: inout StretchMeter
  ) -> Int {
    let count = min(range.count, StretchMeter.wordBytesMax)
    // Where lengths differ that much, most of it is missing or too much.
    guard count > 0, text.count * 2 >= count, !isWhole || text.count <= range.count * 2 else {
      return gapMax
    }
    let distance = meter.distance(
      from: sought.bytes.extracting(range),
      to: text.extracting(0..<min(text.count, bytesMax)),
      isWhole: isWhole && range.count == count
    )
    // Unlike words share letters, too: which of them share more says nothing.
    return distance * 2 > count ? gapMax : max(1, distance * scale / count)
  }
}
