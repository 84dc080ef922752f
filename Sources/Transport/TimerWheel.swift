// SPDX-License-Identifier: MIT

/// One timer for each of many keys, set, moved and expired in constant time.
///
/// Six wheels of 64 slots turn at different speeds. A timer lies in the fastest wheel that can tell
/// its tick from the current one, and falls to faster wheels as its tick comes near:
///
///     wheel 0: one slot a tick       the ticks that differ from now in the last 6 bits
///     wheel 1: one slot 64 ticks     … in the last 12 bits
///     wheel 5: one slot 64⁵ ticks    … in any bit
///
/// A tick is 2¹⁷ ns, about 131 µs; timers expire at the end of their tick, never early.
struct TimerWheel: ~Copyable {
  /// A key's timer, linked with the others in its slot.
  private struct Timer {
    /// When it expires; `UInt64.max` where it is not set.
    var tick = UInt64.max
    /// The slot it lies in, counted over all wheels.
    var slot = 0
    /// The key after it in the slot; negative at the end.
    var next: Int32 = -1
    /// The key before it in the slot; negative at the front.
    var previous: Int32 = -1
  }

  private static let tickBits: UInt64 = 17
  private static let wheels = 6
  /// Timers farther away are brought near and expire early; their owner sets them again.
  private static let distanceMax: UInt64 = 1 << 35

  private var timers: [Timer] = []
  /// The first key in each slot; negative where it is empty.
  private var first = [Int32](repeating: -1, count: wheels * 64)
  /// For each wheel, a bit for each slot that is not empty.
  private var occupied = [UInt64](repeating: 0, count: wheels)
  /// All slots before this tick are empty.
  private var tick: UInt64
  /// The first of the keys whose slot has expired and that were not asked for yet.
  private var expired: Int32 = -1

  /// A wheel without timers, at the time `now`.
  init(now: UInt64) {
    tick = now >> Self.tickBits
  }

  /// When the next slot expires, in nanoseconds; `UInt64.max` where all are empty.
  private(set) var nextExpiry = UInt64.max

  /// Sees to it that the timer of `key` expires at `deadline` or earlier.
  ///
  /// A timer that is set for an earlier time stays: most deadlines only ever move away, and one
  /// comparison when the timer expires costs less than moving it each time.
  mutating func set(_ key: Int, by deadline: UInt64) {
    guard deadline < .max else { return }
    while timers.count <= key { timers.append(Timer()) }
    let wanted = deadline >> Self.tickBits + (deadline & (1 << Self.tickBits - 1) == 0 ? 0 : 1)
    let soonest = min(max(wanted, tick + 1), tick + Self.distanceMax)
    guard soonest < timers[key].tick else { return }
    if timers[key].tick != .max { unlink(key) }
    timers[key].tick = soonest
    link(key)
    nextExpiry = nextSlot().map { $0.tick << Self.tickBits } ?? .max
  }

  /// A key whose timer has expired at `now`, or nil; the timer is no longer set.
  mutating func popExpired(now: UInt64) -> Int? {
    let current = now >> Self.tickBits
    while expired < 0 {
      guard let next = nextSlot(), next.tick <= current else {
        tick = max(tick, current)
        nextExpiry = nextSlot().map { $0.tick << Self.tickBits } ?? .max
        return nil
      }
      tick = next.tick
      empty(next.slot)
    }
    let key = Int(expired)
    expired = timers[key].next
    timers[key] = Timer()
    return key
  }

  /// The slot that expires next and its first tick.
  private func nextSlot() -> (slot: Int, tick: UInt64)? {
    for wheel in 0..<Self.wheels where occupied[wheel] != 0 {
      let shift = UInt64(wheel * 6)
      let current = tick >> shift & 63
      // Slots are looked at from the current one on, around the wheel.
      let bits = occupied[wheel]
      let turned = bits >> current | bits << ((64 - current) & 63)
      let slot = (current + UInt64(turned.trailingZeroBitCount)) & 63
      let turn: UInt64 = 64 << shift
      var start = tick & ~(turn - 1) | slot << shift
      // Only the slowest wheel holds timers of its next turn.
      if start < tick { start += turn }
      return (wheel * 64 + Int(slot), start)
    }
    return nil
  }

  /// Hands the timers of a slot, whose time has come, on to faster wheels or to the expired.
  private mutating func empty(_ slot: Int) {
    var key = first[slot]
    first[slot] = -1
    occupied[slot >> 6] &= ~(1 << UInt64(slot & 63))
    while key >= 0 {
      let index = Int(key)
      key = timers[index].next
      if timers[index].tick <= tick {
        timers[index].next = expired
        timers[index].slot = -1
        expired = Int32(index)
      } else {
        link(index)
      }
    }
  }

  /// Puts a timer into the fastest wheel that can tell its tick from the current one.
  private mutating func link(_ key: Int) {
    let differing = (timers[key].tick ^ tick) | 63
    let wheel = min((63 - differing.leadingZeroBitCount) / 6, Self.wheels - 1)
    let slot = wheel * 64 + Int(timers[key].tick >> UInt64(wheel * 6) & 63)
    let next = first[slot]
    timers[key].slot = slot
    timers[key].next = next
    timers[key].previous = -1
    if next >= 0 { timers[Int(next)].previous = Int32(key) }
    first[slot] = Int32(key)
    occupied[wheel] |= 1 << UInt64(slot & 63)
  }

  /// Takes a timer out of its slot.
  private mutating func unlink(_ key: Int) {
    let timer = timers[key]
    precondition(timer.slot >= 0, "an expired timer is asked for before it is set again")
    if timer.next >= 0 { timers[Int(timer.next)].previous = timer.previous }
    if timer.previous >= 0 {
      timers[Int(timer.previous)].next = timer.next
    } else {
      first[timer.slot] = timer.next
      if timer.next < 0 { occupied[timer.slot >> 6] &= ~(1 << UInt64(timer.slot & 63)) }
    }
  }
}
