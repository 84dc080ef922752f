// SPDX-License-Identifier: MIT

/// A JSON text as a flat run of entries, one for each value and each key, in the order of the text.
///
/// The text `{"a": [1, true], "b": "x"}` makes these entries:
///
///     index  kind     start  end  next  count / flag
///       0    object     0    26    7    2 members
///       1    string     1     4    2    no escapes      key "a"
///       2    array      6    15    5    2 elements      its value
///       3    number     7     8    4    plain digits
///       4    boolean   10    14    5    true
///       5    string    17    20    6    no escapes      key "b"
///       6    string    22    25    7    no escapes      its value
///
/// `start` and `end` are byte offsets into the text, quotes included. `next` is the index behind
/// the value and all that is in it, so a sibling is one step away. Nothing is copied or converted
/// until a `JSONNode` asks for it. While an array or object is still open, its `next` holds the
/// index of the one around it: no stack is needed.
///
/// A tape serves text after text: it keeps its storage, so that reading stops allocating once it
/// has seen its largest text (up to `JSONLimits.entriesKeptMax`).
@safe
@usableFromInline
package struct JSONTape: ~Copyable {
  /// One value or key of the text.
  @usableFromInline struct Entry: BitwiseCopyable {
    /// Offset of the first byte.
    @usableFromInline var start: UInt32
    /// Offset behind the last byte.
    @usableFromInline var end: UInt32
    /// Index of the entry behind this value.
    @usableFromInline var next: UInt32
    /// The kind in the highest four bits; below it the count of an array or object, or a flag.
    @usableFromInline var tally: UInt32
  }

  /// What the flag of a number or a string says.
  @usableFromInline enum Flag {
    /// A string with at least one escape.
    @inlinable static var escapes: UInt32 { 1 }
    /// A number with a fraction or an exponent.
    @inlinable static var fraction: UInt32 { 1 }
    /// The boolean `true`.
    @inlinable static var isTrue: UInt32 { 1 }
  }

  /// Stands in `next` for "no array or object around this one".
  static let outermost = UInt32.max

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var capacity: Int
  private(set) var count = 0
  /// Bytes of the text that the entries describe.
  private(set) var sourceCount = 0

  /// An empty tape.
  package init() {
    capacity = 64
    unsafe entries = .allocate(capacity: 64)
  }

  deinit {
    unsafe entries.deallocate()
  }

  /// The text's outermost value.
  ///
  /// `source` is the text that was parsed last, unchanged.
  @_lifetime(borrow self, copy source)
  package func root(in source: Span<UInt8>) -> JSONNode {
    precondition(count > 0, "a text was parsed without an error")
    precondition(source.count == sourceCount, "the source is the text that was parsed")
    let span = unsafe Span(_unsafeStart: entries, count: count)
    return JSONNode(tape: unsafe _overrideLifetime(span, borrowing: self), source: source, index: 0)
  }

  /// Forgets the last text and gives back storage beyond what is kept.
  mutating func clear() {
    count = 0
    sourceCount = 0
    guard capacity > JSONLimits.entriesKeptMax else { return }
    unsafe entries.deallocate()
    capacity = 64
    unsafe entries = .allocate(capacity: capacity)
  }

  /// Says how long the text is that was read to its end.
  mutating func finish(sourceCount: Int) {
    self.sourceCount = sourceCount
  }

  /// Appends an entry; amortised O(1).
  @inline(__always)
  mutating func append(_ entry: Entry) {
    if count == capacity { grow() }
    // In bounds: count < capacity.
    unsafe entries[count] = entry
    count += 1
  }

  /// Appends a value without inner entries.
  @inline(__always)
  mutating func append(_ kind: JSONKind, start: Int, end: Int, flag: UInt32) {
    append(
      Entry(
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: count + 1),
        tally: kind.tally | flag
      )
    )
  }

  /// Appends an array or object that is still open, inside the one at `parent`.
  @inline(__always)
  mutating func open(_ kind: JSONKind, start: Int, parent: UInt32) -> UInt32 {
    let index = UInt32(truncatingIfNeeded: count)
    append(
      Entry(start: UInt32(truncatingIfNeeded: start), end: 0, next: parent, tally: kind.tally)
    )
    return index
  }

  /// Counts one more element or member of the open entry at `index`.
  @inline(__always)
  mutating func countChild(of index: UInt32) {
    precondition(index < UInt32(truncatingIfNeeded: count), "an open entry is on the tape")
    unsafe entries[Int(index)].tally += 1
  }

  /// Closes the open entry at `index` and returns the index of the one around it.
  @inline(__always)
  mutating func close(_ index: UInt32, end: Int) -> UInt32 {
    precondition(index < UInt32(truncatingIfNeeded: count), "an open entry is on the tape")
    let parent = unsafe entries[Int(index)].next
    unsafe entries[Int(index)].end = UInt32(truncatingIfNeeded: end)
    unsafe entries[Int(index)].next = UInt32(truncatingIfNeeded: count)
    return parent
  }

  /// Whether the entry at `index` is an object.
  @inline(__always)
  func isObject(_ index: UInt32) -> Bool {
    guard index < UInt32(truncatingIfNeeded: count) else { return false }
    return unsafe entries[Int(index)].tally >> 28 == UInt32(JSONKind.object.rawValue)
  }

  /// Doubles the storage.
  private mutating func grow() {
    let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    unsafe fresh.update(from: entries, count: count)
    unsafe entries.deallocate()
    unsafe entries = fresh
    capacity *= 2
  }
}
