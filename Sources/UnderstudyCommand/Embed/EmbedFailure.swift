// SPDX-License-Identifier: MIT
import Glibc

/// What ends `understudy embed` before its input does.
enum EmbedFailure: Error, Sendable {
  /// A system call on a file failed.
  case file(path: String, call: StaticString, number: Int32)
  /// A line of the input cannot be embedded.
  case line(source: String, number: Int, reason: String)
  /// Nobody reads standard output any more.
  case outputGone

  /// A failure of the system call that was just made.
  static func failed(_ call: StaticString, _ path: String) -> EmbedFailure {
    .file(path: path, call: call, number: errno)
  }

  /// What is wrong, in one line; nil where it is not worth one.
  var message: String? {
    switch self {
    case .file(let path, let call, let number):
      "cannot \(call) \(path): \(Console.reason(number))"
    case .line(let source, let number, let reason): "\(source):\(number): \(reason)"
    case .outputGone: nil
    }
  }
}
