// SPDX-License-Identifier: MIT

/// A file, and the state it was in when it was looked at.
struct FileState: Equatable, Sendable {
  /// The file's path.
  private let path: String
  /// Its state; nil where there was no such file.
  private let signature: FileSignature?

  /// The file at `path`, as it is now.
  init(_ path: String) {
    self.path = path
    signature = FileSignature(of: path)
  }
}
