// SPDX-License-Identifier: MIT
import Glibc

/// The signals that a server is told something by: SIGINT and SIGTERM to stop, SIGHUP to read its
/// files again.
///
/// They are blocked before the first thread starts, so that every thread inherits that, and wait
/// until `next` takes one.
struct Signals {
  /// What a signal asks for.
  enum Wish {
    /// To stop.
    case stop
    /// To read the scenario files again.
    case reload
  }

  private var set = sigset_t()
  /// Whether the end of the terminal is to be the end of the program, as for any other; `nohup`
  /// says that it is not.
  private let endsWithTerminal: Bool

  /// Holds the signals back from now on; a closed pipe or socket is no signal any more.
  init() {
    _ = signal(SIGPIPE, SIG_IGN)
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe sigaddset(&set, SIGTERM)
    unsafe sigaddset(&set, SIGHUP)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    endsWithTerminal = Self.hasTerminal && !Self.ignoresHangUp
  }

  /// Waits for one of them; nil where `milliseconds` have passed before.
  func next(within milliseconds: Int? = nil) -> Wish? {
    var set = set
    var limit = timespec(tv_sec: 0, tv_nsec: (milliseconds ?? 0) * 1_000_000)
    let taken =
      milliseconds == nil
      ? unsafe sigwaitinfo(&set, nil) : unsafe sigtimedwait(&set, nil, &limit)
    switch taken {
    case SIGINT, SIGTERM: return .stop
    // A terminal that closes says so by SIGHUP, too, and is gone by then.
    case SIGHUP: return endsWithTerminal && !Self.hasTerminal ? .stop : .reload
    default: return nil
    }
  }

  /// Runs `body`, which may wait for others; a signal to stop ends the program meanwhile.
  func stoppable<Result>(_ body: () -> Result) -> Result {
    var stops = sigset_t()
    unsafe sigemptyset(&stops)
    unsafe sigaddset(&stops, SIGINT)
    unsafe sigaddset(&stops, SIGTERM)
    // Without a function of its own the first process of a container would not end by one.
    let before = [SIGINT, SIGTERM].map { number in
      (number, signal(number) { _exit(128 + $0) })
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &stops, nil)
    defer {
      unsafe pthread_sigmask(SIG_BLOCK, &stops, nil)
      for (number, handler) in before { _ = signal(number, handler) }
    }
    return body()
  }

  /// Lets the signals through: the next one ends the program at once.
  func release() {
    var set = set
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Whether the process belongs to a terminal.
  private static var hasTerminal: Bool {
    let descriptor = unsafe open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  /// Whether whoever started the process wants it to outlive the terminal.
  private static var ignoresHangUp: Bool {
    var action = sigaction()
    guard unsafe sigaction(SIGHUP, nil, &action) == 0 else { return false }
    // SIG_IGN is the number 1 in the place of a function.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
