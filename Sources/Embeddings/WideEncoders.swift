// SPDX-License-Identifier: MIT
import Bytes
import CKernels

/// The writers of vectors on wide registers, as far as they go.
enum WideEncoders {
  /// The most bytes that a kernel writes, and leaves without meaning, beyond its result.
  static let overhangMax = 64

  /// Appends components as text and says how many: groups of 16 that are small enough.
  static func appendText(
    _ components: Span<Int32>,
    to buffer: inout ByteBuffer,
    on instructions: InstructionSet
  ) -> Int {
    #if arch(x86_64)
    guard instructions != .portable && components.count >= 16 else { return 0 }
    var written = 0
    unsafe append(to: &buffer, bytesMax: components.count * 12) { output in
      unsafe components.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress else { return 0 }
        return instructions == .avx2
          ? unsafe kernels_text_avx2(start, source.count, output, &written)
          : unsafe kernels_text_avx512(start, source.count, output, &written)
      }
    }
    return written
    #else
    return 0
    #endif
  }

  /// Appends all components as float32, unless the instructions are portable.
  static func appendFloats(
    _ components: Span<Int32>,
    to buffer: inout ByteBuffer,
    on instructions: InstructionSet
  ) -> Bool {
    #if arch(x86_64)
    guard instructions != .portable else { return false }
    unsafe append(to: &buffer, bytesMax: components.count * 4) { output in
      unsafe components.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress else { return 0 }
        if instructions == .avx2 {
          unsafe kernels_floats_avx2(start, source.count, output)
        } else {
          unsafe kernels_floats_avx512(start, source.count, output)
        }
        return source.count * 4
      }
    }
    return true
    #else
    return false
    #endif
  }

  /// Appends components as float32 in base64 and says how many: whole groups of 48.
  static func appendBase64(
    _ components: Span<Int32>,
    to buffer: inout ByteBuffer,
    on instructions: InstructionSet
  ) -> Int {
    #if arch(x86_64)
    guard instructions != .portable && components.count >= 48 else { return 0 }
    var written = 0
    unsafe append(to: &buffer, bytesMax: components.count / 48 * 256) { output in
      unsafe components.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress else { return 0 }
        written =
          instructions == .avx2
          ? unsafe kernels_base64_avx2(start, source.count, output)
          : unsafe kernels_base64_avx512(start, source.count, output)
        return written / 48 * 256
      }
    }
    return written
    #else
    return 0
    #endif
  }

  /// Lets `body` write up to `bytesMax` bytes, and the overhang, and say how many they are.
  private static func append(
    to buffer: inout ByteBuffer,
    bytesMax: Int,
    _ body: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    buffer.append(addingCapacity: bytesMax + overhangMax) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, count in
        guard let start = room.baseAddress else { return }
        unsafe count = body(start)
      }
    }
  }
}
