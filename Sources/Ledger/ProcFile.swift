// SPDX-License-Identifier: MIT
import Glibc

/// Reading of small files under /proc.
enum ProcFile {
  /// The first `bytesMax` bytes of a file; none where it cannot be read.
  static func read(_ path: StaticString, bytesMax: Int) -> [UInt8] {
    let descriptor = unsafe path.utf8Start.withMemoryRebound(
      to: CChar.self,
      capacity: path.utf8CodeUnitCount + 1
    ) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return unsafe [UInt8](unsafeUninitializedCapacity: bytesMax) { buffer, count in
      // /proc gives a file in pieces.
      while count < bytesMax {
        guard let start = buffer.baseAddress else { return }
        let taken = unsafe Glibc.read(descriptor, start + count, bytesMax - count)
        guard taken > 0 else { return }
        count += taken
      }
    }
  }

  /// A number in decimal digits; nil for anything else.
  static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    UInt64(String(decoding: digits, as: UTF8.self))
  }
}
