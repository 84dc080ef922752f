// SPDX-License-Identifier: MIT
import Synchronization

/// A value that one thread at a time may look at or change.
///
/// ThreadSanitizer does not see the lock of the standard library, which is not compiled for it, and
/// would take every use of the value for a race. It sees the atomic beside it, which hands the
/// value from one holder of the lock to the next in the same way.
struct Guarded<Value: Sendable>: ~Copyable, Sendable {
  private let value: Mutex<Value>
  private let hand = Atomic<UInt8>(0)

  /// Guards `value`.
  init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// Lets `body` look at the value or change it while no other thread does.
  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { value in
      _ = hand.load(ordering: .acquiring)
      defer { hand.store(0, ordering: .releasing) }
      return body(&value)
    }
  }
}
