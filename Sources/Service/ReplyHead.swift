// SPDX-License-Identifier: MIT
import Inference

/// What the head of a response says, besides what the dialect and the connection add.
struct ReplyHead {
  /// The status.
  var status: Int
  /// The media type of the body.
  var type: StaticString
  /// Whether compressing the body is not worth it (base64 of vectors), or not wanted.
  var isIncompressible = false
  /// What `Content-Length` says beyond the body's own.
  var lengthDifference = 0
  /// Whether the response says nothing but its head, as the answer to HEAD.
  var omitsBody = false
  /// Whether pages of other origins may not read it.
  var isPrivate = false
  /// The value of `Allow`, for the status 405.
  var allowed: StaticString?
  /// The value of `Retry-After`.
  var retryAfterSeconds: Int?
  /// What counts against the request's limits.
  var usage = Usage()
  /// How the scenario's rate limits stand.
  var standing: RateStanding?

  init(status: Int, type: StaticString) {
    self.status = status
    self.type = type
  }
}
