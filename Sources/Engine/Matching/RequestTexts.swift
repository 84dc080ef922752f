// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Patterns

/// The texts of the request at hand, source by source, gathered when a condition first looks there.
///
/// Most texts stay where they are, in the request's arena; what has to be joined or decoded is
/// written to a buffer that is kept from request to request.
struct RequestTexts: ~Copyable {
  /// One text, and where it stands.
  private struct Entry {
    /// Whether it stands in the request's arena, else in `joined`.
    var isInRequest: Bool
    /// The text.
    var range: TextRange
    /// The text in `folded`, once it was asked for.
    var folded: TextRange?
  }

  /// What is known of a source.
  private struct Source {
    /// The request that `texts` are of.
    var request = 0
    /// Its texts, as a run of `entries`.
    var texts = TableRange.empty
    /// The request that `hash` is of.
    var hashedRequest = 0
    /// The hash of the JSON value at a pointer; nil where there is none.
    var hash: UInt64?
  }

  /// Most bytes of storage that are kept for the next request.
  private static let bytesKept = 1 << 20

  /// The number of the request at hand: what is known of earlier ones is out of date by it.
  private var request = 0
  private var sources: [Source] = []
  private var entries: [Entry] = []
  /// Texts that stand nowhere in the request as they are.
  var joined = ByteBuffer(capacity: 256)
  /// Folded texts.
  private var folded = ByteBuffer(capacity: 256)
  /// For strings with escapes, while their hash is made.
  private var scratch = ByteBuffer(capacity: 64)

  /// Forgets all texts; the next request has `count` sources.
  mutating func reset(count: Int) {
    joined.removeAll(keepingAtMost: Self.bytesKept)
    folded.removeAll(keepingAtMost: Self.bytesKept)
    entries.removeAll(keepingCapacity: true)
    request += 1
    while sources.count < count { sources.append(Source()) }
  }

  /// The texts of the source at `index` of the scenario's, to be asked for one by one.
  @inline(__always)
  mutating func texts(
    of index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> Range<Int> {
    if sources[index].request != self.request {
      let start = entries.count
      gather(compiled.table.sources[index], compiled, request, body, context)
      sources[index].request = self.request
      sources[index].texts = TableRange(start: start, count: entries.count - start)
    }
    return sources[index].texts.indices
  }

  /// Lets the source at `index`, whose texts are known, have no others than those at `range`.
  mutating func limit(_ index: Int, to range: Range<Int>) {
    sources[index].texts = TableRange(start: range.lowerBound, count: range.count)
  }

  /// The text at `index`.
  @inline(__always)
  @_lifetime(borrow self, borrow request)
  func text(_ index: Int, _ request: borrowing InferenceRequest) -> Span<UInt8> {
    let entry = entries[index]
    if entry.isInRequest { return request.text(entry.range) }
    return joined.bytes.extracting(entry.range.start..<entry.range.end)
  }

  /// Sees to it that `foldedText` has the text at `index`.
  @inline(__always)
  mutating func fold(_ index: Int, _ request: borrowing InferenceRequest) {
    if entries[index].folded == nil { foldAnew(index, request) }
  }

  private mutating func foldAnew(_ index: Int, _ request: borrowing InferenceRequest) {
    let entry = entries[index]
    let start = folded.count
    if entry.isInRequest {
      CaseFolding.unicode.append(request.text(entry.range), to: &folded)
    } else {
      Self.fold(entry.range, of: joined, into: &folded)
    }
    entries[index].folded = TextRange(start: start, count: folded.count - start)
  }

  /// Takes both buffers, since a view of one's own would hold both.
  private static func fold(
    _ range: TextRange,
    of joined: borrowing ByteBuffer,
    into folded: inout ByteBuffer
  ) {
    CaseFolding.unicode.append(joined.bytes.extracting(range.start..<range.end), to: &folded)
  }

  /// The text at `index` after `CaseFolding`.
  @inline(__always)
  @_lifetime(borrow self)
  func foldedText(_ index: Int) -> Span<UInt8> {
    let range = entries[index].folded ?? .empty
    return folded.bytes.extracting(range.start..<range.end)
  }

  /// Whether the JSON value at the pointer that is the source at `index` has the hash `expected`.
  mutating func hasValue(
    _ expected: UInt64,
    at index: Int,
    _ compiled: CompiledScenario,
    _ body: JSONNode
  ) -> Bool {
    if sources[index].hashedRequest != request {
      sources[index].hashedRequest = request
      sources[index].hash = nil
      if case .pointer(let pointer) = compiled.table.sources[index],
        let node = compiled.table.value(at: pointer, of: body)
      {
        sources[index].hash = ContentHash.hash(of: node, scratch: &scratch)
      }
    }
    return sources[index].hash == expected
  }

  // MARK: Gathering

  /// Adds a text of the request's arena.
  mutating func add(_ range: TextRange) {
    entries.append(Entry(isInRequest: true, range: range))
  }

  /// Adds what was appended to `joined` since it had `start` bytes.
  mutating func addJoined(from start: Int) {
    let range = TextRange(start: start, count: joined.count - start)
    entries.append(Entry(isInRequest: false, range: range))
  }

  /// Adds a text of neither.
  mutating func add(copyOf text: Span<UInt8>) {
    let start = joined.count
    joined.append(text)
    addJoined(from: start)
  }
}
