// SPDX-License-Identifier: MIT

/// What this build of the program is.
enum Build {
  /// The program's version: here and nowhere else.
  static let version: StaticString = "0.1.0"
}
