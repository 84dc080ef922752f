// SPDX-License-Identifier: MIT
import Glibc

/// The lines that mockllm and fakellm write while they start and stop, by which scripts wait for
/// them.
enum UvicornLines {
  /// What is said once the server listens at `url`.
  static func begin(at url: String) {
    Console.note("INFO:     Started server process [\(getpid())]")
    Console.note("INFO:     Waiting for application startup.")
    Console.note("INFO:     Application startup complete.")
    Console.note("INFO:     Uvicorn running on \(url) (Press CTRL+C to quit)")
  }

  /// What is said when the server has stopped.
  static func end() {
    Console.note("INFO:     Shutting down")
    Console.note("INFO:     Waiting for application shutdown.")
    Console.note("INFO:     Application shutdown complete.")
    Console.note("INFO:     Finished server process [\(getpid())]")
  }
}
