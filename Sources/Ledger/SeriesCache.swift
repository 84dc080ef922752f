// SPDX-License-Identifier: MIT

/// The series of `understudy_requests_total` that one shard counts, by open addressing.
struct SeriesCache: ~Copyable {
  /// A power of two, twice `Ledger.seriesMax`.
  private static let slotsCount = 4096

  private var keys: [SeriesKey] = []
  /// Hash to index of the series plus 1; 0 is empty.
  private var slots = [UInt16](repeating: 0, count: slotsCount)

  /// No series.
  init() {}

  /// The number of series.
  var count: Int { keys.count }

  /// The index of the series, where the shard counts it.
  func index(of key: SeriesKey) -> Int? {
    var place = Self.place(of: key)
    while slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if keys[index] == key { return index }
      place = (place + 1) & (Self.slotsCount - 1)
    }
    return nil
  }

  /// Adds a series that is not there and gives back its index.
  mutating func add(_ key: SeriesKey) -> Int {
    precondition(keys.count < Ledger.seriesMax, "a shard counts at most seriesMax series")
    keys.append(key)
    var place = Self.place(of: key)
    while slots[place] != 0 { place = (place + 1) & (Self.slotsCount - 1) }
    slots[place] = UInt16(keys.count)
    return keys.count - 1
  }

  /// Where the search for a key begins: the high bits of a product depend on all of the key's.
  private static func place(of key: SeriesKey) -> Int {
    Int(truncatingIfNeeded: (key.packed &* 0x9e37_79b1) >> 20) & (slotsCount - 1)
  }
}
