// SPDX-License-Identifier: MIT
import CKernels

/// The instructions that the vector kernels use; every choice gives the same bits.
///
/// The portable path is Swift and the reference. The others are C functions compiled for wider
/// processors, which Swift cannot choose at run time.
package enum InstructionSet: CaseIterable, Sendable {
  /// What Swift makes of the code on any processor.
  case portable
  /// x86-64 with AVX2: Haswell and Zen, or newer.
  case avx2
  /// x86-64 with AVX-512 F, BW, DQ, VL, VBMI and VBMI2: Ice Lake and Zen 4, or newer.
  case avx512

  /// Whether this processor, and the system on it, can run these instructions.
  package var isAvailable: Bool {
    switch self {
    case .portable: true
    case .avx2: kernels_support_avx2()
    case .avx512: kernels_support_avx512()
    }
  }

  /// The widest instructions of this processor, looked up once per process.
  package static let best: InstructionSet =
    InstructionSet.avx512.isAvailable
    ? .avx512 : InstructionSet.avx2.isAvailable ? .avx2 : .portable
}
