// SPDX-License-Identifier: MIT
import Seeds

/// The distinct features of one text, each with the number of times it occurs.
///
/// A table of 32-bit slots points into a dense list, so that emptying it costs only the slots in
/// use, growing it needs no second list, and the features are walked in order. All storage is kept
/// from text to text: texts with no more distinct features than one seen before allocate nothing.
///
///     slots     [ 0 | 2 | 0 | 0 | 1 | 3 | … ]      0 is free, n points at feature n - 1
///     features  [ key, tally | key, tally | … ]    in the order of their first occurrence
///
/// Whether a feature is new cannot be foreseen, so both cases run the same instructions. Slots are
/// at most a quarter full, so the one branch, at a slot that another feature has, is seldom taken.
@safe
struct FeatureCounter: ~Copyable {
  /// A feature's key, and its count times 16 plus its rarity (0: ask the table).
  struct Feature {
    let key: UInt64
    var tally: UInt64

    /// How often the feature occurs.
    @inline(__always)
    var count: UInt64 { tally &>> 4 }

    /// The feature's rarity, 1 to 8.
    @inline(__always)
    var rarity: UInt64 {
      let given = tally & 15
      return given == 0 ? RarityTable.rarity(of: key) : given
    }
  }

  /// More features than `countMax` by one, all initialised.
  private var features: UnsafeMutablePointer<Feature>
  private var slots: UnsafeMutablePointer<UInt32>
  private var featureCapacity = 512
  private var slotCapacity = 2_048
  private var slotBits: UInt64 = 11
  /// The count at which storage grows: a quarter of the slots in use, or all of the features.
  private var countMax = 0

  /// The number of distinct features.
  private(set) var count = 0

  init() {
    unsafe features = .allocate(capacity: featureCapacity)
    unsafe features.initialize(repeating: Feature(key: 0, tally: 0), count: featureCapacity)
    unsafe slots = .allocate(capacity: slotCapacity)
    useSlots(bits: slotBits)
  }

  deinit {
    unsafe features.deallocate()
    unsafe slots.deallocate()
  }

  /// Feature number `index`, below ``count``.
  @inline(__always)
  subscript(index: Int) -> Feature {
    precondition(index >= 0 && index < count, "a feature has a number below their count")
    return unsafe features[index]
  }

  /// Empties the table and sizes it for a text of `byteCount` bytes.
  mutating func reset(byteCount: Int) {
    count = 0
    // A text seldom has more distinct features than bytes, and a long one repeats itself; where it
    // does not, the slots grow. Eight times the bytes, rounded up to a power of two:
    let expected = UInt64(min(max(byteCount, 64), 1 << 12))
    useSlots(bits: UInt64(67 - (expected - 1).leadingZeroBitCount))
  }

  /// Counts one occurrence of the feature `key` whose rarity is `rarity` (0: by the table).
  mutating func add(_ key: UInt64, rarity: UInt64) {
    var key = key
    unsafe add(&key, count: 1, rarity: rarity)
  }

  /// Counts one occurrence of each of `keyCount` features whose rarity is `rarity`.
  ///
  /// A slot is below the slots in use by its shift; it points at a feature below the count, and
  /// where it is free, the feature at the count is there to be written.
  mutating func add(_ keys: UnsafePointer<UInt64>, count keyCount: Int, rarity: UInt64) {
    // In local variables, since the compiler must take every store for one to a property.
    var (features, slots, shift, count) = unsafe (features, slots, 64 &- slotBits, count)
    for position in 0..<keyCount {
      let key = unsafe keys[position]
      let slot = Int(truncatingIfNeeded: (key &* StableHash.golden) &>> shift)
      let before = unsafe Int(slots[slot]) &- 1
      // All ones if the feature is new, else 0: spelled out, since a choice would become a branch.
      let isNew = before &>> (Int.bitWidth - 1)
      let new = UInt64(bitPattern: Int64(isNew))
      let index = before ^ ((before ^ count) & isNew)
      let found = unsafe features[index]
      if (found.key ^ key) & ~new == 0 {
        let tally = (found.tally & ~new) | (rarity & new)
        unsafe features[index] = Feature(key: key, tally: tally &+ 16)
        unsafe slots[slot] = UInt32(truncatingIfNeeded: index &+ 1)
        count &-= isNew
        if count < countMax { continue }
        self.count = count
        grow()
      } else {
        self.count = count
        addBeyond(slot, key, rarity: rarity)
      }
      unsafe (features, slots, shift, count) = (
        self.features, self.slots, 64 &- slotBits, self.count
      )
    }
    self.count = count
  }

  /// Counts a feature whose first slot another one has: in the next slot that it has or is free.
  @inline(never)
  private mutating func addBeyond(_ first: Int, _ key: UInt64, rarity: UInt64) {
    let mask = (1 &<< Int(slotBits)) - 1
    var slot = (first + 1) & mask
    while true {
      let number = unsafe Int(slots[slot])
      if number == 0 { break }
      if unsafe features[number - 1].key == key {
        unsafe features[number - 1].tally &+= 16
        return
      }
      slot = (slot + 1) & mask
    }
    unsafe features[count] = Feature(key: key, tally: 16 | rarity)
    count += 1
    unsafe slots[slot] = UInt32(count)
    if count == countMax { grow() }
  }

  /// Where to look for `key` first: the low bits of FNV-1a are poor, the product's high bits not.
  @inline(__always)
  private func firstSlot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* StableHash.golden) &>> (64 &- slotBits))
  }

  /// Makes room for more features, or for as many in more slots.
  @inline(never)
  private mutating func grow() {
    if count + 1 == featureCapacity {
      precondition(featureCapacity < UInt32.max / 2, "slots number features in 32 bits")
      let larger = UnsafeMutablePointer<Feature>.allocate(capacity: featureCapacity * 2)
      unsafe larger.moveInitialize(from: features, count: featureCapacity)
      let empty = Feature(key: 0, tally: 0)
      unsafe (larger + featureCapacity).initialize(repeating: empty, count: featureCapacity)
      unsafe features.deallocate()
      unsafe features = larger
      featureCapacity *= 2
    }
    if count >= 1 &<< Int(slotBits - 2) {
      useSlots(bits: slotBits + 2)
      for number in 1...count { place(number) }
    }
    countMax = min(1 &<< Int(slotBits - 2), featureCapacity - 1)
  }

  /// Points a free slot at feature `number`, which no slot points at yet.
  private mutating func place(_ number: Int) {
    var slot = unsafe firstSlot(of: features[number - 1].key)
    while unsafe slots[slot] != 0 {
      slot = (slot + 1) & ((1 &<< Int(slotBits)) - 1)
    }
    unsafe slots[slot] = UInt32(number)
  }

  /// Frees the first 2^`bits` slots and uses those.
  private mutating func useSlots(bits: UInt64) {
    slotBits = bits
    let size = 1 << Int(bits)
    if size > slotCapacity {
      unsafe slots.deallocate()
      unsafe slots = .allocate(capacity: size)
      slotCapacity = size
    }
    unsafe slots.initialize(repeating: 0, count: size)
    countMax = min(size / 4, featureCapacity - 1)
  }
}
