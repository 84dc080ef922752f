// SPDX-License-Identifier: MIT

/// An error that a rule answers with, made ready; a reference, so that a request copies no part.
final class ScriptedError: Sendable {
  /// What the rule's file says.
  let error: ErrorResponse
  /// Whether one of its templates tells how often the rule has answered.
  let tellsCount: Bool

  /// `error`, ready to be answered with.
  init(_ error: ErrorResponse) {
    self.error = error
    let templates = [error.message].compactMap { $0 } + error.headers.map(\.value)
    tellsCount = templates.contains { $0.tellsCount }
  }
}
