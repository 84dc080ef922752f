// SPDX-License-Identifier: MIT
import Synchronization

/// A fixed row of counters that one thread writes and any thread reads.
///
/// With a single writer an addition is a load and a store, both relaxed: no counter can lose an
/// increment, and a reader sees each counter at some recent value. Counters of one exchange may be
/// seen in part; the next scrape has the rest.
///
/// Safe: the pointer is set once, and what it points to is atomic.
@safe final class CounterTable: @unchecked Sendable {
  /// The number of counters.
  let count: Int
  private let counters: UnsafeMutablePointer<Atomic<UInt64>>

  /// `count` counters at 0.
  init(count: Int) {
    precondition(count > 0, "a table has counters")
    self.count = count
    unsafe counters = .allocate(capacity: count)
    for index in 0..<count { unsafe (counters + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe counters.deinitialize(count: count)
    unsafe counters.deallocate()
  }

  /// Adds to a counter; only on the thread that owns the table.
  func add(_ amount: UInt64, at index: Int) {
    precondition(index >= 0 && index < count, "a counter is in the table")
    let before = unsafe counters[index].load(ordering: .relaxed)
    unsafe counters[index].store(before &+ amount, ordering: .relaxed)
  }

  /// Sets a counter and publishes all that was written before; only on the owning thread.
  func publish(_ value: UInt64, at index: Int) {
    precondition(index >= 0 && index < count, "a counter is in the table")
    unsafe counters[index].store(value, ordering: .releasing)
  }

  /// The value of a counter, on any thread, with all that was written before it was published.
  func value(at index: Int) -> UInt64 {
    precondition(index >= 0 && index < count, "a counter is in the table")
    return unsafe counters[index].load(ordering: .acquiring)
  }
}
