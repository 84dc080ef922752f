// SPDX-License-Identifier: MIT
import Glibc

/// `understudy help`.
enum Help {
  /// Prints a help text.
  static func run(_ text: String) -> ExitCode {
    Console.write(text, to: STDOUT_FILENO) ? .success : .failure
  }
}
