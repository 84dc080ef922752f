// SPDX-License-Identifier: MIT
import Synchronization

/// One event loop's part of the journal: written by the loop, read by any.
///
/// The ring lies behind a pointer, since a property is checked for exclusive access each time.
///
/// Safe: the ring is touched by `locked` alone, which holds the lock.
@safe final class JournalShard: @unchecked Sendable {
  private let lock = Mutex(())
  private let ring: UnsafeMutablePointer<JournalRing>
  /// Orders one access after another a second time: ThreadSanitizer sees it, while the standard
  /// library's lock is hidden from it.
  private let accesses = Atomic<Int>(0)

  /// A part without entries.
  init(entriesMax: Int, bytesMax: Int) {
    unsafe ring = .allocate(capacity: 1)
    unsafe ring.initialize(to: JournalRing(entriesMax: entriesMax, bytesMax: bytesMax))
  }

  deinit {
    unsafe ring.deinitialize(count: 1)
    unsafe ring.deallocate()
  }

  /// Runs `body` on the entries, which nobody else touches meanwhile.
  func locked<Result>(_ body: (inout JournalRing) -> Result) -> Result {
    lock.withLock { _ in
      let count = accesses.load(ordering: .acquiring)
      defer { accesses.store(count &+ 1, ordering: .releasing) }
      return unsafe body(&ring.pointee)
    }
  }
}
