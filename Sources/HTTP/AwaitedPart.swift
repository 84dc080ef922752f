// SPDX-License-Identifier: MIT

/// What is missing of a request.
package enum AwaitedPart: Sendable, Equatable {
  /// All of it: not one byte is there.
  case everything
  /// The end of its head.
  case head
  /// The end of its body.
  case body
  /// Its body, for which the client waits to be told `100 Continue`; said once for a request.
  case bodyAfterContinue
}
