// SPDX-License-Identifier: MIT

/// What a scenario that `mocktopus example` prints shows.
package enum MocktopusExample: String, Sendable, CaseIterable {
  /// One answer, and one for everything else.
  case basic
  /// Long answers in pieces.
  case streaming
  /// A tool that is called.
  case tools
  /// An answer for each model.
  case multiModel = "multi-model"
}
