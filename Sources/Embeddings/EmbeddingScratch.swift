// SPDX-License-Identifier: MIT

/// The working memory that vectors are made in, to be kept and reused.
///
/// One scratch serves any embedder, any dimension, and any number of texts, one after another. It
/// holds about 50 KB, more once it has seen a text with many different features, and allocates
/// nothing for texts with no more than that. It has one owner at a time; concurrent work takes a
/// scratch each.
@safe
public struct EmbeddingScratch: ~Copyable {
  /// Room for the longest vector, aligned to a cache line; always initialised.
  ///
  /// Holds buckets, then the components y of the algorithm, then the rounded components n.
  let values: UnsafeMutablePointer<Int32>
  /// The length of the vector that `values` holds.
  var dimensions = 0
  var features = FeatureCounter()
  let weights = WeightTable()
  let letters = LetterTable()
  let instructions: InstructionSet
  /// The sum of weights up to which 32-bit buckets are used; above it they could overflow.
  let narrowWeightMax: UInt64

  /// A scratch that uses the widest instructions of this processor.
  public init() {
    self.init(instructions: .best)
  }

  /// A scratch that uses the given instructions, which must be available.
  ///
  /// All choices give the same bits; tests and benchmarks make them.
  package init(instructions: InstructionSet, narrowWeightMax: UInt64 = UInt64(Int32.max)) {
    precondition(instructions.isAvailable, "this processor lacks the instructions")
    precondition(narrowWeightMax <= UInt64(Int32.max), "32-bit buckets hold no more")
    self.instructions = instructions
    self.narrowWeightMax = narrowWeightMax
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: Embedder.dimensionsMax * MemoryLayout<Int32>.stride,
      alignment: 64
    )
    unsafe values = bytes.bindMemory(to: Int32.self, capacity: Embedder.dimensionsMax)
    unsafe values.initialize(repeating: 0, count: Embedder.dimensionsMax)
  }

  deinit {
    unsafe UnsafeMutableRawPointer(values).deallocate()
  }

  /// The components of the vector made last, in units of 10⁻⁸: its length is its dimensions.
  ///
  /// None of them is 0, and the sum of their squares is 10¹⁶ but for rounding.
  package var components: Span<Int32> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: values, count: dimensions)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
