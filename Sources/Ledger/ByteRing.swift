// SPDX-License-Identifier: MIT
import Bytes
import Synchronization

/// A ring of bytes that one thread fills and another empties, without a lock.
///
///     bytes  | free | written and not yet taken | free |
///                   taken                       written     (both modulo capacity)
///
/// What does not fit is left out whole, so a slow reader costs lines and never memory or time.
///
/// Safe: `append` is for one thread and `take` for another; the bytes between `taken` and `written`
/// are the reader's, the others the writer's, and the counters are published with release.
@safe final class ByteRing: @unchecked Sendable {
  private let capacity: Int
  private let bytes: UnsafeMutablePointer<UInt8>
  private let written = Atomic<Int>(0)
  private let taken = Atomic<Int>(0)

  /// A ring for `capacity` bytes.
  init(capacity: Int) {
    precondition(capacity > 0, "a ring has room")
    self.capacity = capacity
    unsafe bytes = .allocate(capacity: capacity)
  }

  deinit {
    unsafe bytes.deallocate()
  }

  /// Appends all of `source`, or nothing where it does not fit; tells which.
  func append(_ source: Span<UInt8>) -> Bool {
    let end = written.load(ordering: .relaxed)
    guard source.count <= capacity - (end - taken.load(ordering: .acquiring)) else { return false }
    var place = end % capacity
    for index in source.indices {
      unsafe bytes[place] = source[index]
      place += 1
      if place == capacity { place = 0 }
    }
    written.store(end + source.count, ordering: .releasing)
    return true
  }

  /// Moves all bytes to the end of `buffer`.
  func take(into buffer: inout ByteBuffer) {
    let start = taken.load(ordering: .relaxed)
    let end = written.load(ordering: .acquiring)
    var place = start % capacity
    for _ in start..<end {
      unsafe buffer.append(bytes[place])
      place += 1
      if place == capacity { place = 0 }
    }
    taken.store(end, ordering: .releasing)
  }
}
