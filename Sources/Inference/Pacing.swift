// SPDX-License-Identifier: MIT

/// How fast a stream goes, as a language model would: a delay before the first token, one between
/// tokens, and their scatter.
package struct Pacing: Sendable, Equatable {
  /// The law that delays are scattered by.
  package enum Distribution: UInt8, Sendable, CaseIterable {
    case uniform, normal, lognormal
  }

  /// Time to the first token, in nanoseconds.
  package var firstTokenNanoseconds: UInt64 = 0
  /// Time added to the first token for each token of the prompt, in nanoseconds.
  package var perPromptTokenNanoseconds: UInt64 = 0
  /// Inter-token latency, in nanoseconds.
  package var perTokenNanoseconds: UInt64 = 0
  /// The law of the scatter; nil for none.
  package var jitter: Distribution?
  /// Its width relative to each delay, in parts of a million.
  package var spreadPerMillion: UInt32 = 0
  /// Whether a delay is one between chunks in place of tokens, however many of those they hold.
  package var countsChunks = false
  /// How texts are cut into pieces.
  package var chunking: Chunking?
  /// How the arguments of tool calls are cut into pieces; nil for as texts.
  package var argumentChunking: Chunking?
  /// Whether it says how texts are cut and nothing else: the delays are for others to state.
  package var isChunkingAlone = false

  /// No delays.
  package init() {}

  /// Whether anything is waited for; else it only says how texts are cut.
  package var takesTime: Bool {
    firstTokenNanoseconds > 0 || perPromptTokenNanoseconds > 0 || perTokenNanoseconds > 0
  }

  /// It as a whole, or with the delays of `outer` where it only says how texts are cut.
  package func within(_ outer: Pacing?) -> Pacing {
    guard isChunkingAlone, var result = outer else { return self }
    result.chunking = chunking
    result.argumentChunking = argumentChunking
    return result
  }
}
