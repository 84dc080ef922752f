// SPDX-License-Identifier: MIT

/// A table of bounded size that forgets what was not used for longest.
///
/// Its values stand in one array, chained from the one used last to the one that rested longest.
struct RecencyTable<Key: StateKey, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: Key
    var hash: UInt64
    var value: Value
    var older: Int32
    var newer: Int32
  }

  /// What stands for no entry in a chain.
  private static var none: Int { -1 }

  private var index = PlaceIndex()
  private var entries: [Entry] = []
  private var newest = RecencyTable.none
  private var oldest = RecencyTable.none

  /// Number of values.
  var count: Int { entries.count }

  /// The value of `key`, which is not used by that.
  func value(of key: Key) -> Value? {
    place(of: key, key.stableHash).map { entries[$0].value }
  }

  /// Lets `body` change the value of `key`, which is `initial` where there is none.
  ///
  /// A new value takes the place of the one that rested longest where there are `countMax`.
  mutating func update<Result>(
    _ key: Key,
    countMax: Int,
    orInsert initial: @autoclosure () -> Value,
    _ body: (inout Value) -> Result
  ) -> Result {
    let hash = key.stableHash
    var place = RecencyTable.none
    if let known = self.place(of: key, hash) {
      place = known
      if place != newest {
        unlink(place)
        linkAsNewest(place)
      }
    } else {
      place = insert(Entry(key: key, hash: hash, value: initial(), older: -1, newer: -1), countMax)
    }
    return body(&entries[place].value)
  }

  /// Forgets the value of `key`.
  mutating func remove(_ key: Key) {
    if let place = place(of: key, key.stableHash) { remove(at: place) }
  }

  /// Forgets the values that rested longest as long as `isForgotten` holds of them.
  mutating func removeOldest(while isForgotten: (Value) -> Bool) {
    while oldest != RecencyTable.none, isForgotten(entries[oldest].value) { remove(at: oldest) }
  }

  /// Forgets everything.
  mutating func removeAll() {
    self = RecencyTable()
  }

  /// The keys and values, the one used last first.
  var elements: [(key: Key, value: Value)] {
    var elements: [(key: Key, value: Value)] = []
    var place = newest
    while place != RecencyTable.none {
      elements.append((entries[place].key, entries[place].value))
      place = Int(entries[place].older)
    }
    return elements
  }

  private func place(of key: Key, _ hash: UInt64) -> Int? {
    index.place(of: hash) { entries[$0].key == key }
  }

  /// Adds an entry as the newest, and returns its place; where there are `countMax` it is that of
  /// the oldest, which is forgotten.
  private mutating func insert(_ entry: Entry, _ countMax: Int) -> Int {
    while entries.count > max(countMax, 1) { remove(at: oldest) }
    var place = entries.count
    if place == max(countMax, 1) {
      place = oldest
      unlink(place)
      index.remove(place, hash: entries[place].hash)
      entries[place] = entry
    } else {
      entries.append(entry)
    }
    index.add(place, hash: entry.hash)
    linkAsNewest(place)
    return place
  }

  private mutating func unlink(_ place: Int) {
    let (older, newer) = (Int(entries[place].older), Int(entries[place].newer))
    link(older: older, newer: newer)
  }

  private mutating func linkAsNewest(_ place: Int) {
    link(older: newest, newer: place)
    link(older: place, newer: RecencyTable.none)
  }

  /// Chains two entries; none on one side makes the other an end of the chain.
  private mutating func link(older: Int, newer: Int) {
    if older == RecencyTable.none { oldest = newer } else { entries[older].newer = Int32(newer) }
    if newer == RecencyTable.none { newest = older } else { entries[newer].older = Int32(older) }
  }

  /// Removes an entry; the last one of the array moves to its place.
  private mutating func remove(at place: Int) {
    unlink(place)
    index.remove(place, hash: entries[place].hash)
    let last = entries.count - 1
    if place != last {
      let moved = entries[last]
      entries[place] = moved
      index.move(last, to: place, hash: moved.hash)
      link(older: Int(moved.older), newer: place)
      link(older: place, newer: Int(moved.newer))
    }
    entries.removeLast()
  }
}
