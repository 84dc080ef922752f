// SPDX-License-Identifier: MIT
package import Bytes
import HTTP
package import Inference

extension OpenAI {
  /// Tokens that a key may use within a minute.
  private static let tokensPerMinute = 30_000_000

  /// Appends the request's id, its time and the limits: a scenario's where it sets any, else those
  /// of which only this request was used.
  ///
  /// A key may send 10,000 requests within a minute, so one is forgotten after 6 ms.
  package static func appendFields(
    as identity: ReplyIdentity,
    status: Int,
    usage: Usage,
    standing: RateStanding?,
    milliseconds: Int,
    into head: inout ByteBuffer
  ) {
    head.append("x-request-id: ")
    head.appendRequestID(identity)
    head.append("\r\nopenai-organization: understudy\r\nopenai-processing-ms: ")
    head.append(decimal: milliseconds)
    head.append("\r\nopenai-version: 2020-10-01\r\n")
    let requests =
      standing?.requests
      ?? RateCount(limit: 10_000, remaining: 9_999, resetNanoseconds: 6_000_000)
    let tokens = standing?.tokens ?? tokens(of: usage)
    appendField("x-ratelimit-limit-requests: ", requests.limit, to: &head)
    appendField("x-ratelimit-limit-tokens: ", tokens.limit, to: &head)
    appendField("x-ratelimit-remaining-requests: ", requests.remaining, to: &head)
    appendField("x-ratelimit-remaining-tokens: ", tokens.remaining, to: &head)
    head.append("x-ratelimit-reset-requests: ")
    appendDuration(nanoseconds: requests.resetNanoseconds, to: &head)
    head.append("\r\nx-ratelimit-reset-tokens: ")
    appendDuration(nanoseconds: tokens.resetNanoseconds, to: &head)
    head.append("\r\n")
  }

  /// The limit on tokens that holds without a scenario, of which only `usage` was used.
  private static func tokens(of usage: Usage) -> RateCount {
    let used = min(max(usage.totalTokens, 0), tokensPerMinute)
    let milliseconds = UInt64(used * 60_000 / tokensPerMinute)
    return RateCount(
      limit: tokensPerMinute,
      remaining: tokensPerMinute - used,
      resetNanoseconds: milliseconds * 1_000_000
    )
  }

  private static func appendField(
    _ name: StaticString,
    _ number: Int,
    to head: inout ByteBuffer
  ) {
    head.append(name)
    head.append(decimal: number)
    head.append("\r\n")
  }

  /// Appends a duration in whole milliseconds, rounded up.
  static func appendDuration(nanoseconds: UInt64, to output: inout ByteBuffer) {
    let milliseconds = nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 > 0 ? 1 : 0)
    appendDuration(milliseconds: Int(milliseconds), to: &output)
  }

  /// Appends a duration as Go writes it: `0s`, `20ms`, `1.5s`, `1m0s`.
  static func appendDuration(milliseconds: Int, to output: inout ByteBuffer) {
    guard milliseconds >= 1000 else {
      output.append(decimal: milliseconds)
      return output.append(milliseconds == 0 ? "s" : "ms")
    }
    var rest = milliseconds
    if rest >= 60_000 {
      output.append(decimal: rest / 60_000)
      output.append("m")
      rest %= 60_000
    }
    output.append(decimal: rest / 1000)
    var fraction = rest % 1000
    var digits = 3
    if fraction > 0 {
      while fraction % 10 == 0 {
        fraction /= 10
        digits -= 1
      }
      output.append(".")
      output.append(decimal: UInt(fraction), digits: digits)
    }
    output.append("s")
  }
}
