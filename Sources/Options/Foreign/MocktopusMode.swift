// SPDX-License-Identifier: MIT

/// Where `mocktopus serve` takes its answers from.
package enum MocktopusMode: String, Sendable, CaseIterable {
  /// The rules of a file.
  case mock
  /// The real provider, whose answers are kept.
  case record
  /// Answers that were kept.
  case replay
}
