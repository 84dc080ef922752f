// SPDX-License-Identifier: MIT
import CKernels

/// The three kernels that vectors are made of, each on the scratch's instructions.
extension EmbeddingScratch {
  /// Fills the first `count` values with the components y that `key` draws.
  package mutating func drawComponents(key: UInt64, count: Int) {
    switch instructions {
    case .portable:
      var values = mutableValues(count)
      PortableKernels.drawComponents(&values, key: key)
    #if arch(x86_64)
    // The room is a multiple of sixteen values, as the kernels want it.
    case .avx2: unsafe kernels_draw_avx2(values, count, key)
    case .avx512: unsafe kernels_draw_avx512(values, count, key)
    #else
    case .avx2, .avx512: preconditionFailure("no scratch has instructions that are not available")
    #endif
    }
  }

  /// Step 8, but for the rounds within blocks of eight: transforms the first values in place.
  package mutating func transform(blockCount: Int) {
    switch instructions {
    case .portable: unsafe PortableKernels.transform(UnsafeMutableRawPointer(values), blockCount)
    #if arch(x86_64)
    // The values are aligned to 64 bytes, as the kernels want them.
    case .avx2: unsafe kernels_transform_avx2(values, blockCount)
    case .avx512: unsafe kernels_transform_avx512(values, blockCount)
    #else
    case .avx2, .avx512: preconditionFailure("no scratch has instructions that are not available")
    #endif
    }
  }

  /// Step 9: brings the first `count` values to unit length and rounds them to units of 10⁻⁸.
  package mutating func normalise(count: Int) {
    switch instructions {
    case .portable:
      var values = mutableValues(count)
      PortableKernels.normalise(&values)
    #if arch(x86_64)
    case .avx2: unsafe kernels_normalise_avx2(values, count)
    case .avx512: unsafe kernels_normalise_avx512(values, count)
    #else
    case .avx2, .avx512: preconditionFailure("no scratch has instructions that are not available")
    #endif
    }
    dimensions = count
  }

  /// The first `count` values, to be changed in place.
  @_lifetime(&self)
  package mutating func mutableValues(_ count: Int) -> MutableSpan<Int32> {
    precondition(count >= 0 && count <= Embedder.dimensionsMax, "there is room for no more")
    let span = unsafe MutableSpan(_unsafeStart: values, count: count)
    return unsafe _overrideLifetime(span, mutating: &self)
  }
}
