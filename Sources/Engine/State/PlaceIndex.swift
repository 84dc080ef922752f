// SPDX-License-Identifier: MIT

/// Which place of an array the value of a key stands at, by the key's hash.
///
/// An open table with linear probing and no marks for what was removed: the entries behind a gap
/// move up (Knuth, The Art of Computer Programming, vol. 3, §6.4, algorithm R). At most half of its
/// slots are taken.
///
///     slot        0    1    2    3    4    5    6    7
///     place      -1    2   -1    0    3   -1    1   -1
///     its hash          …          …    …         …
struct PlaceIndex: Sendable {
  private struct Slot: Sendable {
    /// The place; none where it is negative.
    var place: Int32
    /// The lower half of the key's hash, which tells the slot where it belongs.
    var hash: UInt32
  }

  private static let empty = Slot(place: -1, hash: 0)
  private static let slotsMin = 16

  private var slots: [Slot] = []
  private var count = 0

  /// The place whose key has `hash` and for which `isIt` holds; nil where there is none.
  func place(of hash: UInt64, where isIt: (Int) -> Bool) -> Int? {
    guard count > 0 else { return nil }
    let half = UInt32(truncatingIfNeeded: hash)
    var slot = home(of: half)
    while slots[slot].place >= 0 {
      if slots[slot].hash == half, isIt(Int(slots[slot].place)) { return Int(slots[slot].place) }
      slot = next(slot)
    }
    return nil
  }

  /// Adds a place whose key has `hash` and is not there yet.
  mutating func add(_ place: Int, hash: UInt64) {
    if count * 2 >= slots.count { grow() }
    count += 1
    insert(Slot(place: Int32(place), hash: UInt32(truncatingIfNeeded: hash)))
  }

  /// Removes a place that is there, whose key has `hash`.
  mutating func remove(_ place: Int, hash: UInt64) {
    var gap = slot(of: place, hash)
    count -= 1
    var slot = gap
    while true {
      slot = next(slot)
      guard slots[slot].place >= 0 else { break }
      // It may move to the gap unless that lies before the slot where it belongs.
      let home = home(of: slots[slot].hash)
      let isBefore = gap <= slot ? gap < home && home <= slot : home <= slot || gap < home
      if isBefore { continue }
      slots[gap] = slots[slot]
      gap = slot
    }
    slots[gap] = Self.empty
  }

  /// Says that what stood at a place, whose key has `hash`, stands at another now.
  mutating func move(_ place: Int, to other: Int, hash: UInt64) {
    slots[slot(of: place, hash)].place = Int32(other)
  }

  private func slot(of place: Int, _ hash: UInt64) -> Int {
    var slot = home(of: UInt32(truncatingIfNeeded: hash))
    while slots[slot].place != Int32(place) {
      precondition(slots[slot].place >= 0, "the place is in the index")
      slot = next(slot)
    }
    return slot
  }

  private func home(of hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

  private mutating func insert(_ entry: Slot) {
    var slot = home(of: entry.hash)
    while slots[slot].place >= 0 { slot = next(slot) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.empty, count: max(old.count * 2, Self.slotsMin))
    for entry in old where entry.place >= 0 { insert(entry) }
  }
}
