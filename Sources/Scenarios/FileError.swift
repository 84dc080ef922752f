// SPDX-License-Identifier: MIT

/// Why a file or a folder cannot be read.
struct FileError: Error {
  /// Its path as it was named.
  let path: String
  /// The reason, without a full stop.
  let message: String
}
