// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// A timer that epoll watches.
///
/// It is set only for a time before the one that it is set for: most deadlines move away, and a
/// limit for each wait would cost the kernel more than a timer that is left alone (measured).
struct Alarm: ~Copyable {
  /// Its descriptor, readable once the time has come.
  let descriptor: Int32
  /// The time in nanoseconds that it is set for; `UInt64.max` for none.
  private var time = UInt64.max

  /// Takes over the timer with this descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Sees to it that the alarm goes off at `deadline` or earlier.
  mutating func set(by deadline: UInt64) {
    guard deadline < time else { return }
    time = deadline
    let result = linux_timer_set(descriptor, deadline)
    precondition(result == 0, "a timer takes every time")
  }

  /// Takes note that it went off.
  mutating func clear() {
    var count: UInt64 = 0
    unsafe _ = read(descriptor, &count, 8)
    time = .max
  }
}
