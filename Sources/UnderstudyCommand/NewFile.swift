// SPDX-License-Identifier: MIT
import Glibc

/// A file that a command writes for its user to begin with.
enum NewFile {
  /// What came of writing it.
  enum Outcome: Equatable {
    /// It is there with its text.
    case written
    /// There was one before, which was to stay.
    case present
    /// It could not be written, for the reason of this error number.
    case failed(Int32)
  }

  /// Writes `text` to a file at `path`; one that is there is replaced only if that `isForced`.
  static func write(_ text: String, to path: String, isForced: Bool) -> Outcome {
    // O_EXCL: a file that comes between a look and the opening is not overwritten, either.
    let mode = isForced ? O_TRUNC : O_EXCL
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o644)
    guard descriptor >= 0 else { return errno == EEXIST ? .present : .failed(errno) }
    defer { close(descriptor) }
    return Console.write(text, to: descriptor) ? .written : .failed(errno)
  }
}
