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
  ///
  /// A pipe or a device is read to its end, which may take as long as its writer likes, unless
  /// there is a `reason` to take regular files alone: the end of a sentence.
  static func read(
    _ path: String,
    onlyRegular reason: String? = nil
  ) throws(FileError) -> [UInt8] {
    // So that opening a pipe does not wait for its writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
    let descriptor = unsafe open(path, flags)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path) }
    let kind = FileKind(mode: status.st_mode)
    if let reason, kind.isStream {
      throw FileError(path: path, message: "is \(kind.words); \(reason)")
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    // A pipe without a writer reads like one at its end, also before the first has come.
    var hasBegun = !kind.isStream
    while bytes.count <= YAMLLimits.standard.textBytesMax {
      let taken = unsafe piece.withUnsafeMutableBytes { room in
        unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      }
      if taken > 0 {
        bytes.append(contentsOf: piece[..<taken])
        hasBegun = true
      } else if taken == 0, hasBegun {
        break
      } else if taken == 0 || errno == EAGAIN {
        wait(for: descriptor)
        hasBegun = true
      } else if errno != EINTR {
        throw failure(path)
      }
    }
    return bytes
  }

  /// Waits until there is something to read, or the last writer has gone.
  private static func wait(for descriptor: Int32) {
    var awaited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&awaited, 1, -1) < 0, errno == EINTR {}
  }

  /// What the last call says of itself.
  private static func failure(_ path: String) -> FileError {
    let number = errno
    if number == ENOENT { return FileError(path: path, message: "there is no such file or folder") }
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    return FileError(path: path, message: "cannot be read: \(words)")
  }
}
