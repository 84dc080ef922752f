// SPDX-License-Identifier: MIT
import Glibc

/// What tells one state of a file from another without reading it.
///
/// A file that another is renamed over has another number; one that is written in place has another
/// time. Links are followed, so that a link that is set to another file counts as a change, too:
/// Kubernetes replaces the files of a config map that way. A pipe has new times whenever somebody
/// writes to it or reads, and stays the same nonetheless.
struct FileSignature: Equatable, Sendable {
  private let device: dev_t
  private let number: ino_t
  private let bytes: off_t
  /// Last change of the contents, and of anything at all, in nanoseconds since 1970.
  private let modified: Int
  private let changed: Int

  /// The state of the file at `path`; nil where there is none.
  init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
    let isStream = FileKind(mode: status.st_mode).isStream
    bytes = isStream ? 0 : status.st_size
    modified = isStream ? 0 : Self.nanoseconds(status.st_mtim)
    changed = isStream ? 0 : Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
