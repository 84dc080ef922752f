// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// A counter that wakes a waiting event loop from any thread; its owner closes it.
struct WakeSignal: Sendable {
  /// Its descriptor, readable while the signal is raised.
  let descriptor: Int32

  /// A signal that is not raised.
  init() throws(TransportError) {
    descriptor = linux_event_create()
    guard descriptor >= 0 else { throw .systemCall("eventfd", number: errno) }
  }

  /// Raises the signal; async-signal-safe.
  func raise() {
    var one: UInt64 = 1
    // A counter that is full is raised already, so nothing is lost where the write fails.
    unsafe _ = write(descriptor, &one, 8)
  }

  /// Takes the signal back.
  func clear() {
    var count: UInt64 = 0
    unsafe _ = read(descriptor, &count, 8)
  }

  /// Closes the descriptor.
  func close() {
    Glibc.close(descriptor)
  }
}
