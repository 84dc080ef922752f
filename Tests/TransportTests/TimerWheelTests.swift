// SPDX-License-Identifier: MIT
import Testing

@testable import Transport

/// A tick in nanoseconds.
private let tick: UInt64 = 1 << 17

/// The keys that have expired at `now`, in the order in which the wheel gives them.
private func expired(_ wheel: inout TimerWheel, _ now: UInt64) -> [Int] {
  var keys: [Int] = []
  while let key = wheel.popExpired(now: now) { keys.append(key) }
  return keys
}

@Suite struct `A timer wheel` {
  @Test func `knows nothing at first`() {
    var wheel = TimerWheel(now: 5 * tick)
    let next = wheel.nextExpiry
    #expect(next == .max)
    let keys = expired(&wheel, 1000 * tick)
    #expect(keys == [])
  }

  @Test func `never expires a timer early, and no later than its tick ends`() {
    var wheel = TimerWheel(now: 0)
    wheel.set(7, by: 3 * tick + 1)
    let next = wheel.nextExpiry
    #expect(next == 4 * tick)
    let early = expired(&wheel, 4 * tick - 1)
    #expect(early == [])
    let due = expired(&wheel, 4 * tick)
    #expect(due == [7])
    let after = wheel.nextExpiry
    #expect(after == .max)
  }

  @Test func `keeps the earlier of two deadlines`() {
    var wheel = TimerWheel(now: 0)
    wheel.set(0, by: 50 * tick)
    wheel.set(0, by: 90 * tick)
    let kept = wheel.nextExpiry
    #expect(kept == 50 * tick)
    wheel.set(0, by: 10 * tick)
    let moved = expired(&wheel, 10 * tick)
    #expect(moved == [0])
    let rest = expired(&wheel, 1000 * tick)
    #expect(rest == [])
  }

  @Test func `ignores a deadline that never comes`() {
    var wheel = TimerWheel(now: 0)
    wheel.set(3, by: .max)
    let next = wheel.nextExpiry
    #expect(next == .max)
  }

  @Test func `expires what is overdue with the next tick`() {
    var wheel = TimerWheel(now: 100 * tick)
    wheel.set(1, by: 3 * tick)
    let keys = expired(&wheel, 101 * tick)
    #expect(keys == [1])
  }

  @Test func `brings a timer beyond its reach near, to be set again`() {
    var wheel = TimerWheel(now: 0)
    wheel.set(1, by: .max - 1)
    let next = wheel.nextExpiry
    #expect(next > 1 << 50 && next < 1 << 53)
    let keys = expired(&wheel, next)
    #expect(keys == [1])
  }

  /// Compares the wheel with a list that is searched, over many steps of pseudorandom times.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func `agrees with a list`(seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15
    func draw(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var now = draw(1 << 30) * tick
    var wheel = TimerWheel(now: now)
    var list: [Int: UInt64] = [:]
    for _ in 0..<4000 {
      let key = Int(draw(40))
      let distance = draw(1 << draw(31)) * tick + draw(tick)
      if list[key].map({ now + distance < $0 }) ?? true {
        list[key] = now + distance
        wheel.set(key, by: now + distance)
      }
      now += draw(1 << draw(28)) * tick / 8
      let keys = expired(&wheel, now)
      // A timer may be late by a tick, which is one of rounding, and is then still in the list.
      for key in keys { #expect(list.removeValue(forKey: key).map { $0 <= now } ?? false) }
      #expect(list.values.allSatisfy { $0 + 2 * tick > now })
    }
  }
}
