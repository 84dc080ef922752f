// SPDX-License-Identifier: MIT
import HTTP
import Testing

/// A second in the units of the state's clock.
private let second: UInt64 = 1_000_000_000

/// A connection accepted at second 100, with limits that are easy to add.
private func connection() -> ConnectionState {
  var limits = Limits()
  limits.headSecondsMax = 10
  limits.bodySecondsMax = 30
  limits.idleSecondsMax = 75
  limits.lingerSecondsMax = 5
  limits.lingerBytesMax = 1000
  limits.outputBytesMax = 400
  return ConnectionState(limits: limits, now: 100 * second)
}

/// A connection with a request in flight that was begun at second 100.
private func exchange(clientKeepsAlive: Bool = true) -> ConnectionState {
  var state = connection()
  _ = state.received(50, now: 100 * second)
  _ = state.began(clientKeepsAlive: clientKeepsAlive, now: 100 * second)
  return state
}

@Suite struct `A connection between requests` {
  @Test func `is closed when it lies idle too long`() {
    var state = connection()
    #expect(state.phase == .idle)
    #expect(state.interest(pending: 0) == .readable)
    #expect(state.deadline == 175 * second)
    #expect(state.deadlinePassed(pending: 0, now: 175 * second) == .close)
    #expect(state.phase == .closed)
    #expect(state.deadline == .max)
  }

  @Test func `gives a head a time from its first byte to its last`() {
    var state = connection()
    #expect(state.received(3, now: 120 * second) == .readRequest)
    state.awaits(.head, now: 120 * second)
    #expect(state.deadline == 130 * second)
    #expect(state.received(3, now: 129 * second) == .readRequest)
    state.awaits(.head, now: 129 * second)
    #expect(state.deadline == 130 * second)
    #expect(state.deadlinePassed(pending: 0, now: 130 * second) == .refuse(.timeout))
    state.refused(now: 130 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 130 * second) == .shutWriting)
    #expect(state.phase == .lingering)
  }

  @Test func `gives a body time as long as it progresses`() {
    var state = connection()
    _ = state.received(3, now: 100 * second)
    state.awaits(.body, now: 100 * second)
    #expect(state.deadline == 130 * second)
    _ = state.received(3, now: 125 * second)
    state.awaits(.body, now: 125 * second)
    #expect(state.deadline == 155 * second)
    #expect(state.deadlinePassed(pending: 0, now: 155 * second) == .refuse(.timeout))
  }

  @Test func `ends when the peer leaves, also within a request`() {
    var idle = connection()
    #expect(idle.peerLeft() == .close)
    var partial = connection()
    _ = partial.received(3, now: 100 * second)
    partial.awaits(.body, now: 100 * second)
    #expect(partial.peerLeft() == .close)
    #expect(partial.peerLeft() == .await)
  }
}

@Suite struct `A finished exchange` {
  @Test func `is followed by the next on the same connection`() {
    var state = connection()
    #expect(state.received(50, now: 110 * second) == .readRequest)
    #expect(state.began(clientKeepsAlive: true, now: 110 * second) == true)
    #expect(state.answered(.finished, now: 110 * second) == true)
    #expect(state.began(clientKeepsAlive: true, now: 110 * second) == true)
    #expect(state.answered(.finished, now: 110 * second) == true)
    state.awaits(.everything, now: 110 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 110 * second) == .await)
    #expect(state.phase == .idle)
    #expect(state.deadline == 185 * second)
  }

  @Test func `closes at once where the client asked for it`() {
    var state = connection()
    _ = state.received(50, now: 100 * second)
    #expect(state.began(clientKeepsAlive: false, now: 100 * second) == false)
    #expect(state.answered(.finished, now: 100 * second) == false)
    #expect(state.phase == .closing(.plain))
    #expect(state.wrote(pending: 0, isProgress: true, now: 100 * second) == .close)
  }

  @Test(arguments: [Step.finishedClosing, .close])
  func `lingers where the closing is ours`(step: Step) {
    var state = exchange()
    #expect(state.answered(step, now: 100 * second) == false)
    #expect(state.wrote(pending: 7, isProgress: true, now: 101 * second) == .await)
    #expect(state.interest(pending: 7) == .writable)
    #expect(state.deadline == 131 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 102 * second) == .shutWriting)
    #expect(state.interest(pending: 0) == .readable)
    #expect(state.deadline == 107 * second)
  }

  @Test func `waits for a slow reader before the next request is read`() {
    var state = exchange()
    _ = state.answered(.finished, now: 100 * second)
    #expect(state.wrote(pending: 500, isProgress: true, now: 100 * second) == .await)
    #expect(state.phase == .flushing)
    #expect(state.interest(pending: 500) == .writable)
    #expect(state.wrote(pending: 300, isProgress: true, now: 120 * second) == .await)
    #expect(state.deadline == 150 * second)
    #expect(state.wrote(pending: 300, isProgress: false, now: 130 * second) == .await)
    #expect(state.deadline == 150 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 131 * second) == .readRequest)
    #expect(state.interest(pending: 0) == .readable)
  }

  @Test func `is reset where the reader takes nothing for too long`() {
    var state = exchange()
    _ = state.answered(.finished, now: 100 * second)
    _ = state.wrote(pending: 500, isProgress: true, now: 100 * second)
    #expect(state.deadlinePassed(pending: 500, now: 130 * second) == .reset)
    #expect(state.phase == .closed)
  }
}

@Suite struct `A lingering connection` {
  private func lingering() -> ConnectionState {
    var state = connection()
    _ = state.received(50, now: 100 * second)
    state.refused(now: 100 * second)
    _ = state.wrote(pending: 0, isProgress: true, now: 100 * second)
    return state
  }

  @Test func `drops what the client still sends until it leaves`() {
    var state = lingering()
    #expect(state.received(900, now: 101 * second) == .await)
    #expect(state.peerLeft() == .close)
  }

  @Test func `is bounded by bytes`() {
    var state = lingering()
    #expect(state.received(1000, now: 101 * second) == .await)
    #expect(state.received(1, now: 101 * second) == .close)
  }

  @Test func `is bounded by time, whatever arrives`() {
    var state = lingering()
    _ = state.received(1, now: 104 * second)
    #expect(state.deadline == 105 * second)
    #expect(state.deadlinePassed(pending: 0, now: 105 * second) == .close)
  }
}

@Suite struct `A parked exchange` {
  @Test func `that drains goes on once most of the output is taken`() {
    var state = exchange()
    #expect(state.answered(.drain, now: 100 * second) == false)
    #expect(state.wrote(pending: 300, isProgress: true, now: 100 * second) == .await)
    #expect(state.interest(pending: 300) == .writable)
    #expect(state.drained(pending: 101, now: 101 * second) == .await)
    #expect(state.drained(pending: 100, now: 101 * second) == .resume)
    #expect(state.answered(.finished, now: 101 * second) == true)
  }

  @Test func `that drains is reset where the reader stalls`() {
    var state = exchange()
    _ = state.answered(.drain, now: 100 * second)
    _ = state.wrote(pending: 300, isProgress: true, now: 110 * second)
    #expect(state.deadline == 140 * second)
    #expect(state.deadlinePassed(pending: 300, now: 140 * second) == .reset)
  }

  @Test func `that waits goes on in time, and lateness does not add up`() {
    var state = exchange()
    #expect(state.answered(.wait(nanoseconds: 5 * second), now: 101 * second) == false)
    #expect(state.wrote(pending: 0, isProgress: true, now: 101 * second) == .await)
    #expect(state.interest(pending: 0) == .peerShut)
    #expect(state.deadline == 105 * second)
    #expect(state.deadlinePassed(pending: 0, now: 106 * second) == .resume)
    _ = state.answered(.wait(nanoseconds: 5 * second), now: 106 * second)
    #expect(state.deadline == 110 * second)
  }

  @Test func `that waits for what is due already goes on at once`() {
    var state = exchange()
    _ = state.answered(.wait(nanoseconds: second), now: 103 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 103 * second) == .resume)
    _ = state.answered(.wait(nanoseconds: second), now: 103 * second)
    #expect(state.wrote(pending: 400, isProgress: true, now: 103 * second) == .resume)
    _ = state.answered(.wait(nanoseconds: second), now: 103 * second)
    #expect(state.wrote(pending: 401, isProgress: true, now: 103 * second) == .await)
    #expect(state.phase == .draining)
    #expect(state.drained(pending: 0, now: 104 * second) == .resume)
    _ = state.answered(.wait(nanoseconds: second), now: 104 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 104 * second) == .await)
    #expect(state.deadline == 105 * second)
  }

  @Test func `that waits for ever never wakes`() {
    var state = exchange()
    _ = state.answered(.wait(nanoseconds: .max), now: 101 * second)
    #expect(state.deadline == .max)
  }

  @Test func `that waits for a reader too slow goes on when that one has caught up`() {
    var state = exchange()
    _ = state.answered(.wait(nanoseconds: second), now: 100 * second)
    _ = state.wrote(pending: 401, isProgress: true, now: 100 * second)
    #expect(state.interest(pending: 401) == [.peerShut, .writable])
    #expect(state.deadlinePassed(pending: 401, now: 101 * second) == .await)
    #expect(state.phase == .draining)
    #expect(state.drained(pending: 401, now: 102 * second) == .await)
    #expect(state.drained(pending: 50, now: 103 * second) == .resume)
    _ = state.answered(.wait(nanoseconds: second), now: 103 * second)
    #expect(state.deadline == 104 * second)
  }

  @Test(arguments: [Step.wait(nanoseconds: 5_000_000_000), .hang])
  func `ends when the peer leaves`(step: Step) {
    var state = exchange()
    _ = state.answered(step, now: 100 * second)
    _ = state.wrote(pending: 0, isProgress: true, now: 100 * second)
    #expect(state.interest(pending: 0) == .peerShut)
    #expect(state.peerLeft() == .close)
  }

  @Test func `that hangs has no end but the peer's`() {
    var state = exchange()
    _ = state.answered(.hang, now: 100 * second)
    #expect(state.deadline == .max)
    #expect(state.wrote(pending: 5, isProgress: true, now: 100 * second) == .await)
    #expect(state.interest(pending: 5) == [.peerShut, .writable])
  }
}

@Suite struct `A reset` {
  @Test func `waits until the peer has what was sent`() {
    var state = exchange()
    _ = state.answered(.reset, now: 100 * second)
    #expect(state.wrote(pending: 0, isProgress: true, now: 100 * second) == .countUnacknowledged)
    #expect(state.counted(unacknowledged: 10, now: 100 * second) == .await)
    #expect(state.deadline == 100 * second + 1_000_000)
    #expect(state.interest(pending: 0) == [])
    #expect(state.deadlinePassed(pending: 0, now: state.deadline) == .countUnacknowledged)
    #expect(state.counted(unacknowledged: 0, now: 101 * second) == .reset)
    #expect(state.phase == .closed)
  }

  @Test func `waits no longer than for any reader`() {
    var state = exchange()
    _ = state.answered(.reset, now: 100 * second)
    _ = state.wrote(pending: 0, isProgress: true, now: 100 * second)
    #expect(state.counted(unacknowledged: 10, now: 130 * second) == .reset)
  }
}

@Suite struct `A stop` {
  @Test func `ends what nothing follows`() {
    var idle = connection()
    #expect(idle.stopped(now: 110 * second) == .await)
    #expect(idle.deadline == 110 * second)
    #expect(idle.deadlinePassed(pending: 0, now: 110 * second) == .close)
    var hanging = exchange()
    _ = hanging.answered(.hang, now: 100 * second)
    #expect(hanging.stopped(now: 100 * second) == .close)
  }

  @Test func `lets a request on its way be answered as the last`() {
    var state = connection()
    _ = state.received(3, now: 100 * second)
    state.awaits(.head, now: 100 * second)
    #expect(state.stopped(now: 100 * second) == .await)
    _ = state.received(3, now: 100 * second)
    #expect(state.began(clientKeepsAlive: true, now: 100 * second) == false)
    #expect(state.answered(.finished, now: 100 * second) == false)
    #expect(state.wrote(pending: 0, isProgress: true, now: 100 * second) == .shutWriting)
  }

  @Test func `lets a parked exchange finish and closes after it`() {
    var state = exchange()
    _ = state.answered(.wait(nanoseconds: second), now: 100 * second)
    #expect(state.stopped(now: 100 * second) == .await)
    _ = state.deadlinePassed(pending: 0, now: 101 * second)
    #expect(state.answered(.finished, now: 101 * second) == false)
    #expect(state.phase == .closing(.lingering))
  }

  @Test func `listens to a client that does not leave for a second at most`() {
    var state = exchange()
    _ = state.answered(.finishedClosing, now: 100 * second)
    _ = state.wrote(pending: 0, isProgress: true, now: 100 * second)
    #expect(state.deadline == 105 * second)
    #expect(state.stopped(now: 101 * second) == .await)
    #expect(state.deadline == 102 * second)
  }

  @Test func `lets whole replies be taken and reads nothing after them`() {
    var state = exchange()
    _ = state.answered(.finished, now: 100 * second)
    _ = state.wrote(pending: 10, isProgress: true, now: 100 * second)
    #expect(state.stopped(now: 100 * second) == .await)
    #expect(state.wrote(pending: 0, isProgress: true, now: 101 * second) == .shutWriting)
  }
}
