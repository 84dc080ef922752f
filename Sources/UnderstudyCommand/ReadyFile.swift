// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// The file that tells others where the server listens, for as long as it does.
struct ReadyFile {
  /// The file's path.
  let path: String

  /// Writes the URL beside the path and puts it there whole; false with `errno` where that fails.
  ///
  /// Whoever sees the file sees all of it (rename(2)).
  func write(_ url: String) -> Bool {
    let draft = "\(path).\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let isWritten = Console.write(url + "\n", to: descriptor)
    let number = errno
    close(descriptor)
    guard isWritten, unsafe rename(draft, path) == 0 else {
      let reason = isWritten ? errno : number
      unsafe unlink(draft)
      errno = reason
      return false
    }
    return true
  }

  /// Removes the file: nobody listens there, or not any more.
  func remove() {
    unsafe unlink(path)
  }
}
