// SPDX-License-Identifier: MIT
import Glibc

/// What a path leads to.
enum FileKind {
  case regular
  case folder
  case pipe
  case socket
  case device

  /// The kind in the mode that `stat` tells (inode(7)).
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }

  /// Whether it gives its bytes once, and has no state of its own to tell from another.
  var isStream: Bool {
    switch self {
    case .regular, .folder: false
    case .pipe, .socket, .device: true
    }
  }

  /// The kind in words.
  var words: String {
    switch self {
    case .regular: "a regular file"
    case .folder: "a folder"
    case .pipe: "a pipe"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}
