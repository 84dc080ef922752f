// SPDX-License-Identifier: MIT
import Glibc

/// A regular file, whatever names lead to it.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let inode: ino_t
  /// Its size.
  let bytes: Int

  /// The file that is open at `descriptor`; nil where that is no regular file.
  init?(_ descriptor: Int32) {
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    device = facts.st_dev
    inode = facts.st_ino
    bytes = Int(facts.st_size)
  }

  static func == (left: FileIdentity, right: FileIdentity) -> Bool {
    left.device == right.device && left.inode == right.inode
  }
}
