// SPDX-License-Identifier: MIT
import Glibc

/// Whole files, read and written at once.
enum File {
  /// The bytes of the file at `path`; none where it cannot be read.
  static func bytes(_ path: String) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return all }
      all += bytes.prefix(count)
    }
  }

  /// The text of the file at `path`; empty where it cannot be read.
  static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  /// Writes a file.
  static func write(_ bytes: [UInt8], to path: String) throws(Complaint) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Complaint("cannot write \(path)") }
    defer { close(descriptor) }
    guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Complaint("cannot write \(path)")
    }
  }

  /// The path of a file beside this program.
  static func neighbour(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
    let text = String(
      decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    return text.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/\(name)"
  }

  /// The path of a file that nobody else uses; whoever writes it removes it.
  static func temporary(_ name: String) -> String { neighbour("throughput-\(getpid())-\(name)") }

  /// Where a file lies in the sources of this program.
  static func source(_ name: String, here: String = #filePath) -> String {
    here.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/\(name)"
  }

  /// Removes a file.
  static func remove(_ path: String) { unsafe _ = unlink(path) }
}
