// SPDX-License-Identifier: MIT
import Glibc

/// What ends `understudy embed` before its input does.
enum EmbedFailure: Error, Sendable {
  /// A system call on a file failed.
  case file(path: String, call: StaticString, number: Int32)
  /// A line of the input cannot be embedded.
  case line(source: String, number: Int, reason: String)
  /// The output is the input, which would be gone before it is read.
  case sameFile(path: String)
  /// The input has a line of more bytes than are held.
  case longLine(source: String, bytesMax: Int)
  /// A NumPy file cannot be written where nobody can go back to tell its number of rows.
  case onlyForward(path: String)
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
    case .sameFile(let path):
      "the output \(path) is the input, whose texts would be lost; write to another file"
    case .longLine(let source, let bytesMax):
      "a line of \(source) has more than \(bytesMax >> 20) MiB; texts stand a line each"
    case .onlyForward(let path):
      "\(path) takes bytes only one after the other, and an npy file tells its rows at the front; "
        + "write to a file, or use --format f32"
    case .outputGone: nil
    }
  }
}
