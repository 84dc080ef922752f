// SPDX-License-Identifier: MIT
import Glibc
import Ledger

/// The lines that mockllm and fakellm write while they start and stop, by which scripts wait for
/// them.
enum UvicornLines {
  /// A line for each request, on standard output.
  static let access: (format: AccessLogFormat, descriptor: Int32) = (.uvicorn, STDOUT_FILENO)

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
