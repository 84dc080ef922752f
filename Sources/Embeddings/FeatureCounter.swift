// SPDX-License-Identifier: MIT
import Seeds

/// The distinct features of one text, each with the number of times it occurs.
///
/// An open-addressing table of 32-bit slots points into a dense list, so that emptying it costs
/// only the slots in use, growing it needs no second list, and the features are walked in order.
/// All storage is kept from text to text: texts no longer than one seen before allocate nothing.
///
///     slots     [ 0 | 2 | 0 | 0 | 1 | 3 | … ]      0 is free, n points at feature n - 1
///     features  [ key, tally | key, tally | … ]    in the order of their first occurrence
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

  private var features: UnsafeMutablePointer<Feature>
  private var featureCapacity = 256
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotCapacity = 512
  private var slotBits: UInt64 = 9

  /// The number of distinct features.
  private(set) var count = 0

  init() {
    unsafe features = .allocate(capacity: featureCapacity)
    unsafe slots = .allocate(capacity: slotCapacity)
    unsafe slots.initialize(repeating: 0, count: slotCapacity)
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
    // does not, the slots grow. Twice the bytes, rounded up to a power of two:
    let expected = UInt64(min(max(byteCount, 64), 1 << 14))
    let bits = UInt64(65 - (expected - 1).leadingZeroBitCount)
    useSlots(bits: bits)
  }

  /// Counts one occurrence of the feature `key` whose rarity is `rarity` (0: by the table).
  @inline(__always)
  mutating func add(_ key: UInt64, rarity: UInt64) {
    var slot = firstSlot(of: key)
    while true {
      // A slot is below the slots in use by its mask; what it points at has been written.
      let number = unsafe Int(slots[slot])
      if number == 0 { return insert(key, rarity: rarity, at: slot) }
      if unsafe features[number - 1].key == key {
        unsafe features[number - 1].tally &+= 16
        return
      }
      slot = (slot + 1) & ((1 &<< Int(slotBits)) - 1)
    }
  }

  /// Where to look for `key` first: the low bits of FNV-1a are poor, the product's high bits not.
  @inline(__always)
  private func firstSlot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* StableHash.golden) &>> (64 &- slotBits))
  }

  @inline(never)
  private mutating func insert(_ key: UInt64, rarity: UInt64, at slot: Int) {
    precondition(count < UInt32.max, "slots number features in 32 bits")
    if count == featureCapacity { growFeatures() }
    unsafe features[count] = Feature(key: key, tally: 16 | rarity)
    count += 1
    unsafe slots[slot] = UInt32(truncatingIfNeeded: count)
    // At most half full, so that a search ends after a step or two.
    if count > 1 &<< Int(slotBits &- 1) {
      useSlots(bits: slotBits + 2)
      for number in 1...count { place(number) }
    }
  }

  /// Points a free slot at feature `number`, which no slot points at yet.
  private mutating func place(_ number: Int) {
    var slot = unsafe firstSlot(of: features[number - 1].key)
    while unsafe slots[slot] != 0 {
      slot = (slot + 1) & ((1 &<< Int(slotBits)) - 1)
    }
    unsafe slots[slot] = UInt32(truncatingIfNeeded: number)
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
    unsafe slots.update(repeating: 0, count: size)
  }

  private mutating func growFeatures() {
    let larger = UnsafeMutablePointer<Feature>.allocate(capacity: featureCapacity * 2)
    unsafe larger.moveInitialize(from: features, count: count)
    unsafe features.deallocate()
    unsafe features = larger
    featureCapacity *= 2
  }
}
