// SPDX-License-Identifier: MIT

/// What is used of one of a scenario's rate limits by a key on a model.
struct RateBuckets: Sendable {
  /// Requests.
  var requests: RateBucket
  /// Tokens.
  var tokens: RateBucket

  /// Nothing used yet.
  init(now: UInt64) {
    requests = RateBucket(now: now)
    tokens = RateBucket(now: now)
  }
}
