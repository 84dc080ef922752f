// SPDX-License-Identifier: MIT
import Glibc
import YAML

/// Files and folders of the machine.
enum FileSystem {
  private static let pieceBytes = 1 << 16

  /// The names of what is in the folder at `path`, in no order; nil where it is a file.
  static func names(inFolder path: String) throws(FileError) -> [String]? {
    guard let folder = unsafe opendir(path) else {
      guard errno == ENOTDIR else { throw failure(path) }
      return nil
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        // A name ends with a NUL within its field.
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// The bytes of the file at `path`; no more of them than show that it is too long for YAML.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    while bytes.count <= YAMLLimits.standard.textBytesMax {
      let taken = unsafe piece.withUnsafeMutableBytes { room in
        unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      }
      if taken < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if taken == 0 { break }
      bytes.append(contentsOf: piece[..<taken])
    }
    return bytes
  }

  /// What the last call says of itself.
  private static func failure(_ path: String) -> FileError {
    let number = errno
    if number == ENOENT { return FileError(path: path, message: "there is no such file or folder") }
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    return FileError(path: path, message: "cannot be read: \(words)")
  }
}
