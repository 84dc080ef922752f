// SPDX-License-Identifier: MIT

/// A table of bounded size that forgets what was not used for longest.
///
/// Its values stand in one array, chained from the one used last to the one that rested longest.
struct RecencyTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: Key
    var value: Value
    var older: Int
    var newer: Int
  }

  /// What stands for no entry in a chain.
  private static var none: Int { -1 }

  private var places: [Key: Int] = [:]
  private var entries: [Entry] = []
  private var newest = RecencyTable.none
  private var oldest = RecencyTable.none

  /// Number of values.
  var count: Int { entries.count }

  /// The value of `key`, which is not used by that.
  func value(of key: Key) -> Value? {
    places[key].map { entries[$0].value }
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
    var place = RecencyTable.none
    if let known = places[key] {
      place = known
      if place != newest {
        unlink(place)
        linkAsNewest(place)
      }
    } else {
      while entries.count >= max(countMax, 1) { remove(at: oldest) }
      place = entries.count
      entries.append(
        Entry(key: key, value: initial(), older: RecencyTable.none, newer: RecencyTable.none)
      )
      places[key] = place
      linkAsNewest(place)
    }
    return body(&entries[place].value)
  }

  /// Forgets the value of `key`.
  mutating func remove(_ key: Key) {
    if let place = places[key] { remove(at: place) }
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
      place = entries[place].older
    }
    return elements
  }

  private mutating func unlink(_ place: Int) {
    let (older, newer) = (entries[place].older, entries[place].newer)
    link(older: older, newer: newer)
  }

  private mutating func linkAsNewest(_ place: Int) {
    link(older: newest, newer: place)
    link(older: place, newer: RecencyTable.none)
  }

  /// Chains two entries; none on one side makes the other an end of the chain.
  private mutating func link(older: Int, newer: Int) {
    if older == RecencyTable.none { oldest = newer } else { entries[older].newer = newer }
    if newer == RecencyTable.none { newest = older } else { entries[newer].older = older }
  }

  /// Removes an entry; the last one of the array moves to its place.
  private mutating func remove(at place: Int) {
    unlink(place)
    places[entries[place].key] = nil
    let last = entries.count - 1
    if place != last {
      let moved = entries[last]
      entries[place] = moved
      places[moved.key] = place
      link(older: moved.older, newer: place)
      link(older: place, newer: moved.newer)
    }
    entries.removeLast()
  }
}
