// SPDX-License-Identifier: MIT

/// The life of one server connection: events in, actions out, no sockets and no clock.
///
/// The owner reports what happened and does what it is told; after each event it looks at
/// `interest` and `deadline`. Times are nanoseconds of any monotonic clock, which the owner reads.
/// Requests are answered in the order they came in (RFC 9112 §9.3.2), one exchange at a time.
///
///     idle ⇄ head ⇄ body ──► a request: the responder's step decides
///       ▲                        │
///       ├── finished ◄───────────┼──► draining ⇄ waiting ──► (resumed, a new step)
///       │     flushing           └──► hanging
///       └── (all taken)          └──► closing ──► lingering, resetting ──► closed
package struct ConnectionState: Sendable {
  /// What the connection is waiting for.
  package private(set) var phase = ConnectionPhase.idle
  /// When `deadlinePassed` is to be reported; `UInt64.max` for never.
  package private(set) var deadline: UInt64
  /// Whether the exchange in flight is the connection's last.
  private var isLast = false
  /// Whether the client asked for that, so that it sends nothing more.
  private var clientExpectsClose = false
  private var isStopping = false
  /// What the next wait is counted from, so that late resumptions do not add up.
  private var waitOrigin: UInt64 = 0
  /// Bytes read and dropped while lingering.
  private var lingerBytes = 0
  /// When a reset no longer waits for acknowledgements.
  private var resetDeadline: UInt64 = 0
  private let idleSecondsMax: Int
  private let headSecondsMax: Int
  private let bodySecondsMax: Int
  private let lingerSecondsMax: Int
  private let lingerBytesMax: Int
  private let outputBytesMax: Int

  /// Nanoseconds between two looks at what the peer has acknowledged.
  private static let acknowledgeNanoseconds: UInt64 = 1_000_000

  /// A connection accepted at `now`.
  package init(limits: Limits, now: UInt64) {
    idleSecondsMax = limits.idleSecondsMax
    headSecondsMax = limits.headSecondsMax
    bodySecondsMax = limits.bodySecondsMax
    lingerSecondsMax = limits.lingerSecondsMax
    lingerBytesMax = limits.lingerBytesMax
    outputBytesMax = limits.outputBytesMax
    deadline = later(now, seconds: idleSecondsMax)
  }

  /// The events that the connection wants to hear of while `pending` bytes wait to be written.
  package func interest(pending: Int) -> ConnectionInterest {
    switch phase {
    case .idle, .head, .body, .lingering: .readable
    case .waiting, .hanging: pending > 0 ? [.peerShut, .writable] : .peerShut
    case .draining, .flushing, .closing: .writable
    case .resetting, .closed: []
    }
  }
}

// MARK: Requests

extension ConnectionState {
  /// Bytes have been read.
  package mutating func received(_ count: Int, now: UInt64) -> ConnectionAction {
    switch phase {
    case .idle, .head:
      return .readRequest
    case .body:
      // Progress: the limit is on the time without any.
      deadline = later(now, seconds: bodySecondsMax)
      return .readRequest
    case .lingering:
      lingerBytes += count
      return lingerBytes > lingerBytesMax ? close() : .await
    case .draining, .waiting, .hanging, .flushing, .closing, .resetting, .closed:
      preconditionFailure("nothing is read in phase \(phase)")
    }
  }

  /// The received bytes hold no further whole request; `part` of the next is missing.
  package mutating func awaits(_ part: AwaitedPart, now: UInt64) {
    switch part {
    case .everything:
      phase = .idle
      deadline = later(now, seconds: idleSecondsMax)
    case .head:
      // The limit is on the time from the first byte to the last, so it is set once.
      guard phase != .head else { return }
      phase = .head
      deadline = later(now, seconds: headSecondsMax)
    case .body, .bodyAfterContinue:
      guard phase != .body else { return }
      phase = .body
      deadline = later(now, seconds: bodySecondsMax)
    }
  }

  /// A whole request has been read; answers whether another may follow on this connection.
  package mutating func began(clientKeepsAlive: Bool, now: UInt64) -> Bool {
    // RFC 9112 §9.6: after a request with `Connection: close` no further one is answered.
    isLast = !clientKeepsAlive || isStopping
    clientExpectsClose = !clientKeepsAlive
    waitOrigin = now
    return !isLast
  }

  /// The responder has appended to the output and said how to go on.
  ///
  /// Answers whether another request may be answered into the same output before it is written.
  package mutating func answered(_ step: Step, now: UInt64) -> Bool {
    switch step {
    case .finished where !isLast:
      phase = .idle
      return true
    case .finished:
      phase = .closing(clientExpectsClose ? .plain : .lingering)
    case .finishedClosing, .close:
      phase = .closing(clientExpectsClose ? .plain : .lingering)
    case .reset:
      phase = .closing(.reset)
    case .drain:
      phase = .draining
    case .hang:
      phase = .hanging
      deadline = .max
      return false
    case .wait(let nanoseconds):
      phase = .waiting
      deadline = later(waitOrigin, nanoseconds: nanoseconds)
      return false
    }
    deadline = later(now, seconds: bodySecondsMax)
    return false
  }

  /// The responder has worded a refusal.
  package mutating func refused(now: UInt64) {
    phase = .closing(.lingering)
    deadline = later(now, seconds: bodySecondsMax)
  }
}

// MARK: Output

extension ConnectionState {
  /// The output was handed to the kernel, all but `pending` bytes.
  ///
  /// `isProgress` tells whether any of it was taken.
  package mutating func wrote(pending: Int, isProgress: Bool, now: UInt64) -> ConnectionAction {
    switch phase {
    case .idle, .head, .body:
      guard pending > 0 else { return .await }
      phase = .flushing
      deadline = later(now, seconds: bodySecondsMax)
      return .await
    case .draining:
      if isProgress { deadline = later(now, seconds: bodySecondsMax) }
      return .await
    case .waiting:
      // What is due already does not wait for a timer, so a late loop catches up.
      return deadline <= now ? deadlinePassed(pending: pending, now: now) : .await
    case .hanging:
      return .await
    case .flushing:
      guard pending == 0 else {
        if isProgress { deadline = later(now, seconds: bodySecondsMax) }
        return .await
      }
      phase = .idle
      return isStopping ? end(.lingering, now: now) : .readRequest
    case .closing(let ending):
      guard pending == 0 else {
        if isProgress { deadline = later(now, seconds: bodySecondsMax) }
        return .await
      }
      return end(ending, now: now)
    case .lingering, .resetting, .closed:
      preconditionFailure("nothing is written in phase \(phase)")
    }
  }

  /// The socket can be written to and `pending` bytes still wait; answers what comes after them.
  package mutating func drained(pending: Int, now: UInt64) -> ConnectionAction {
    guard phase == .draining, pending <= outputBytesMax / 4 else { return .await }
    waitOrigin = now
    return .resume
  }

  /// So many sent bytes have not been acknowledged by the peer.
  package mutating func counted(unacknowledged: Int, now: UInt64) -> ConnectionAction {
    precondition(phase == .resetting, "bytes are counted before a reset alone")
    guard unacknowledged > 0 && now < resetDeadline else {
      phase = .closed
      deadline = .max
      return .reset
    }
    deadline = later(now, nanoseconds: Self.acknowledgeNanoseconds)
    return .await
  }
}

// MARK: Endings

extension ConnectionState {
  /// The peer has shut its sending half, or is gone.
  ///
  /// While an exchange waits, a half-closed connection counts as gone: a client that closed looks
  /// no different, and this is how its leaving is noticed.
  package mutating func peerLeft() -> ConnectionAction {
    phase == .closed ? .await : close()
  }

  /// The deadline has passed; `pending` bytes wait to be written.
  package mutating func deadlinePassed(pending: Int, now: UInt64) -> ConnectionAction {
    switch phase {
    case .idle, .lingering:
      return close()
    case .head, .body:
      // RFC 9110 §15.5.9: 408 tells that the request did not arrive in the time we wait.
      return .refuse(.timeout)
    case .waiting:
      guard pending <= outputBytesMax else {
        phase = .draining
        deadline = later(now, seconds: bodySecondsMax)
        return .await
      }
      waitOrigin = deadline
      return .resume
    case .draining, .flushing, .closing:
      // The reader has taken nothing for too long; what the kernel holds for it is dropped.
      phase = .closed
      deadline = .max
      return .reset
    case .resetting:
      return .countUnacknowledged
    case .hanging, .closed:
      return .await
    }
  }

  /// The server is to stop: what is under way is finished, and nothing follows it.
  ///
  /// An idle connection has its deadline now, so that a request that has already arrived is still
  /// read where the owner looks at its socket first.
  package mutating func stopped(now: UInt64) -> ConnectionAction {
    isStopping = true
    isLast = true
    switch phase {
    case .idle:
      deadline = now
      return .await
    case .hanging:
      return close()
    case .lingering:
      deadline = min(deadline, later(now, seconds: lingerSeconds))
      return .await
    case .head, .body, .draining, .waiting, .flushing, .closing, .resetting, .closed:
      return .await
    }
  }

  /// How long a client is listened to after its last reply; a server that stops is in a hurry.
  private var lingerSeconds: Int {
    isStopping ? min(1, lingerSecondsMax) : lingerSecondsMax
  }

  /// Ends a connection whose bytes are all sent.
  private mutating func end(
    _ ending: ConnectionPhase.Ending,
    now: UInt64
  ) -> ConnectionAction {
    switch ending {
    case .plain:
      return close()
    case .lingering:
      // RFC 9112 §9.6: closing while the client sends would reset the connection, and the reset may
      // overtake the reply.
      phase = .lingering
      deadline = later(now, seconds: lingerSeconds)
      return .shutWriting
    case .reset:
      phase = .resetting
      resetDeadline = later(now, seconds: bodySecondsMax)
      return .countUnacknowledged
    }
  }

  private mutating func close() -> ConnectionAction {
    phase = .closed
    deadline = .max
    return .close
  }
}

/// The time so many seconds after `time`.
private func later(_ time: UInt64, seconds: Int) -> UInt64 {
  later(time, nanoseconds: UInt64(max(seconds, 0)) &* 1_000_000_000)
}

/// The time so many nanoseconds after `time`, or never where that is beyond the clock.
private func later(_ time: UInt64, nanoseconds: UInt64) -> UInt64 {
  let (sum, overflows) = time.addingReportingOverflow(nanoseconds)
  return overflows ? .max : sum
}
