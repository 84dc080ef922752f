// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import JSON

/// mockllm's own log: a line of JSON for each message.
enum MockllmLog {
  /// Writes `message` to standard error.
  static func note(_ message: String) {
    var line = ByteBuffer()
    line.append("{\"message\": ")
    line.appendJSON(string: message)
    line.append("}\n")
    _ = Console.write(&line, to: STDERR_FILENO)
  }
}
