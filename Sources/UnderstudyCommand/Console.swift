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

  /// Writes a line to standard error as it is, for lines that begin with a place in a file.
  static func note(_ line: String) {
    write(line + "\n", to: STDERR_FILENO)
  }

  /// Writes a line about a fault, a warning or the totals to standard error.
  static func complain(_ line: String) {
    write("understudy: " + line + "\n", to: STDERR_FILENO)
  }

  /// What the system says of an error number.
  static func reason(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
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

  /// The bytes of the file at `path`, `-` for standard input; nil where it cannot be read, which is
  /// said.
  static func contents(of path: String) -> [UInt8]? {
    let descriptor =
      path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    var bytes: [UInt8] = []
    var taken = descriptor < 0 ? -1 : 1
    while taken > 0 {
      var chunk = [UInt8](repeating: 0, count: 64 * 1024)
      repeat {
        taken = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      } while taken < 0 && errno == EINTR
      if taken > 0 { bytes += chunk[..<taken] }
    }
    if taken < 0 { complain("cannot read \(path): \(reason(errno))") }
    if descriptor > STDIN_FILENO { close(descriptor) }
    return taken < 0 ? nil : bytes
  }
}
