// SPDX-License-Identifier: MIT
import Glibc

/// The files of this repository, found from where this very file was compiled.
enum SourceTree {
  /// The repository's folder, with a slash at its end.
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/"
  }()

  /// Folders that hold nothing of ours.
  private static let foreign: Set<String> = [
    ".build", ".git", ".swiftpm", "dist", "__pycache__", ".pytest_cache",
  ]

  /// Every file of the repository, relative to its root, in order of its path.
  static let files: [String] = walk("").sorted()

  /// Every Swift file, read and cut into tokens.
  static let swiftFiles: [SourceFile] = files.filter { $0.hasSuffix(".swift") }.map {
    SourceFile(path: $0, text: text(of: $0))
  }

  /// The Swift files below one of the folders.
  static func swiftFiles(in folders: String...) -> [SourceFile] {
    swiftFiles.filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
  }

  /// The names in a folder of the repository.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(root + folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of every file and a zero after them, read once.
  private static let contents = Dictionary(
    uniqueKeysWithValues: files.map { ($0, bytes(of: $0) + [0]) }
  )

  /// Whether `text` stands somewhere in the file at `path`, before any zero byte.
  static func file(_ path: String, holds text: String) -> Bool {
    guard let bytes = contents[path] else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return false }
        return unsafe strstr(start, text) != nil
      }
    }
  }

  /// A file's text; bytes that are no UTF-8 are replaced.
  static func text(of path: String) -> String {
    String(decoding: bytes(of: path), as: UTF8.self)
  }

  private static func bytes(of path: String) -> [UInt8] {
    let descriptor = unsafe open(root + path, O_RDONLY)
    precondition(descriptor >= 0, "\(path) cannot be read")
    defer { close(descriptor) }
    let byteCount = Int(lseek(descriptor, 0, SEEK_END))
    lseek(descriptor, 0, SEEK_SET)
    return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, filled in
      filled = unsafe max(0, read(descriptor, buffer.baseAddress, byteCount))
    }
  }

  private static func walk(_ folder: String) -> [String] {
    var found: [String] = []
    for name in names(in: folder) where !foreign.contains(name) {
      let path = folder + name
      var status = stat()
      guard unsafe lstat(root + path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += walk(path + "/")
      } else if status.st_mode & S_IFMT == S_IFREG {
        found.append(path)
      }
    }
    return found
  }
}
