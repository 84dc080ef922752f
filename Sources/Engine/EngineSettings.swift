// SPDX-License-Identifier: MIT
package import Embeddings

/// What a server was told about how to answer; the same for every request.
package struct EngineSettings: Sendable {
  /// The server's seed: another seed gives other vectors, ids and generated texts.
  package var seed: UInt64 = 0
  /// How vectors are made.
  package var embeddings: Embedder.Mode = .lexical
  /// Nanoseconds of a clock that never goes back.
  ///
  /// Only what a scenario limits in time looks at it: rates and idle conversations.
  package var monotonicNanoseconds: @Sendable () -> UInt64 = { MonotonicClock.now() }

  /// Seed 0, lexical vectors, the system's clock.
  package init() {}
}
