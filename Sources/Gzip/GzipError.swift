// SPDX-License-Identifier: MIT

/// Why a compressed body is not read.
package enum GzipError: Error, Sendable, Equatable {
  /// It inflates to more than `bytesMax` bytes.
  case tooLarge(bytesMax: Int)
  /// It breaks the format; `offset` is how many of its bytes were read before that was noticed.
  case malformed(offset: Int)
  /// It ends before the format says that it may.
  case truncated

  /// What is wrong, as the end of a sentence without a full stop.
  package var message: String {
    switch self {
    case .tooLarge(let bytesMax): "the body inflates to more than \(bytesMax) bytes"
    case .malformed(let offset): "the compressed body is malformed near byte \(offset)"
    case .truncated: "the compressed body ends too early"
    }
  }
}
