// SPDX-License-Identifier: MIT

// The numbers that a file may state; the JSON Schema and the documentation tell them, too.
extension NativeReader {
  /// Milliseconds of any one delay: a day.
  static let millisecondsMax = 86_400_000.0
  /// Milliseconds of a delay of `pacing`: an hour.
  static let pacingMillisecondsMax = 3_600_000.0
  /// Seconds of `retry_after`: a day.
  static let retrySecondsMax = 86_400
  /// Tokens of any count.
  static let tokensMax = 1_000_000_000
  /// Requests and tokens per minute.
  static let perMinuteMax = 1_000_000_000_000
  /// Tokens per second of a pace.
  static let tokensPerSecondRange = 0.001...1_000_000
  /// Width of a scatter, relative to the delay.
  static let spreadMax = 10.0
  /// Conversations that are kept at once.
  static let conversationsMax = 10_000_000
  /// Seconds after which an idle conversation is forgotten: a year.
  static let idleSecondsMax = 31_536_000
  /// Turns, uses of a rule, chunks and steps.
  static let countMax = 1_000_000_000
  /// Bytes that a content length is off, in either direction.
  static let lengthErrorMax = 1_000_000
  /// Models and aliases of all files together; the catalogue holds fewer than 10,000 models.
  static let modelNamesMax = 9_000
  /// Components of a pinned vector.
  static let componentRange = -1e38...1e38
  /// Natural logarithms of probabilities.
  static let logprobRange = -10_000.0...0
  /// Dollars per million tokens.
  static let priceMax = 1_000_000
}
