// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// Writing to standard output and standard error, whole and at once.
enum Console {
  /// Writes a line to standard output; false where nobody takes it.
  @discardableResult
  static func say(_ line: String) -> Bool {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Writes a line about a fault, a warning or the totals to standard error.
  static func complain(_ line: String) {
    write("understudy: " + line + "\n", to: STDERR_FILENO)
  }

  /// Writes a text as it is; false where nobody takes it.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var buffer = ByteBuffer()
    buffer.append(utf8: text)
    return write(&buffer, to: descriptor)
  }

  /// Writes and consumes all of `buffer`; false where nobody takes it.
  static func write(_ buffer: inout ByteBuffer, to descriptor: Int32) -> Bool {
    while !buffer.isEmpty {
      let written = unsafe buffer.bytes.withUnsafeBufferPointer { source in
        unsafe Glibc.write(descriptor, source.baseAddress, source.count)
      }
      if written > 0 {
        buffer.removeFirst(written)
      } else if errno != EINTR, errno != EAGAIN {
        buffer.removeAll()
        return false
      }
    }
    return true
  }

  /// Appends what standard input has next to `buffer`; false at its end or where it fails.
  static func read(into buffer: inout ByteBuffer) -> Bool {
    let bytesMax = 64 * 1024
    var taken = 0
    repeat {
      var chunk = [UInt8](repeating: 0, count: bytesMax)
      taken = unsafe Glibc.read(STDIN_FILENO, &chunk, bytesMax)
      if taken > 0 { buffer.append(chunk.span.extracting(0..<taken)) }
    } while taken < 0 && errno == EINTR
    return taken > 0
  }
}
