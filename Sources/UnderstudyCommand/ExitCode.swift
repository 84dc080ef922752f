// SPDX-License-Identifier: MIT
import Glibc

/// What the program tells its caller by ending.
enum ExitCode: Int32 {
  /// All was done.
  case success = 0
  /// Something outside failed: a port in use, a file that cannot be written, an error answer.
  case failure = 1
  /// The command line or the environment is wrong.
  case usage = 2
  /// The address is in use, for those who started mockllm or fakellm.
  case addressInUse = 3

  /// Ends the program.
  func end() -> Never {
    exit(rawValue)
  }
}
