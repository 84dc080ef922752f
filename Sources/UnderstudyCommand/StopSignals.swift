// SPDX-License-Identifier: MIT
import Glibc

/// The signals that ask the program to stop: SIGINT and SIGTERM.
///
/// They are blocked before the first thread starts, so that every thread inherits that, and wait
/// until `wait` takes one.
struct StopSignals {
  private var set = sigset_t()

  /// Holds the signals back from now on; a closed pipe or socket is no signal any more.
  init() {
    _ = signal(SIGPIPE, SIG_IGN)
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe sigaddset(&set, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of them, then lets them through: the next one ends the program at once.
  func wait() {
    var set = set
    var taken: Int32 = 0
    while unsafe sigwait(&set, &taken) != 0 {}
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
