// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// The descriptors that an event loop takes over when its thread begins.
struct LoopDescriptors: Sendable {
  /// An epoll instance that watches nothing.
  let poller: Int32
  /// A timer that is not set.
  let alarm: Int32

  /// Opens them.
  init() throws(TransportError) {
    poller = linux_epoll_create()
    guard poller >= 0 else { throw .systemCall("epoll_create1", number: errno) }
    alarm = linux_timer_create()
    guard alarm >= 0 else {
      let number = errno
      Glibc.close(poller)
      throw .systemCall("timerfd_create", number: number)
    }
  }

  /// Closes them, where no loop took them over.
  func close() {
    Glibc.close(poller)
    Glibc.close(alarm)
  }
}
