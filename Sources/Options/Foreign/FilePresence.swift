// SPDX-License-Identifier: MIT
import Glibc

/// Whether a path leads anywhere, which the tools look at while they read their command lines.
enum FilePresence {
  /// Whether there is a file or a folder at `path`.
  static func isThere(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// What is said of a path that leads nowhere.
  static func complaint(of path: String) -> String { "Path '\(path)' does not exist." }
}
