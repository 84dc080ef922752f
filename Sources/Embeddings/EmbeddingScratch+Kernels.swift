// SPDX-License-Identifier: MIT

/// The three kernels that vectors are made of, each on the scratch's instructions.
extension EmbeddingScratch {
  /// Fills the first `count` values with the components y that `key` draws.
  mutating func drawComponents(key: UInt64, count: Int) {
    var values = mutableValues(count)
    PortableKernels.drawComponents(&values, key: key)
  }

  /// Step 8: transforms the first `count` values, a power of two, in place.
  mutating func transform(count: Int) {
    var values = mutableValues(count)
    PortableKernels.transform(&values)
  }

  /// Step 9: brings the first `count` values to unit length and rounds them to units of 10⁻⁸.
  mutating func normalise(count: Int) {
    var values = mutableValues(count)
    PortableKernels.normalise(&values)
    dimensions = count
  }

  /// The first `count` values, to be changed in place.
  @_lifetime(&self)
  private mutating func mutableValues(_ count: Int) -> MutableSpan<Int32> {
    precondition(
      count >= 0 && count <= Embedder.dimensionsMax,
      "there is room for the longest vector"
    )
    let span = unsafe MutableSpan(_unsafeStart: values, count: count)
    return unsafe _overrideLifetime(span, mutating: &self)
  }
}
