// SPDX-License-Identifier: MIT
package import Bytes
import HTTP
package import Inference

extension Anthropic {
  /// Requests that an organisation may send within a minute.
  private static let requestsPerMinute = 4_000
  /// Tokens that prompts may have within a minute.
  private static let inputTokensPerMinute = 2_000_000
  /// Tokens that answers may have within a minute.
  private static let outputTokensPerMinute = 400_000

  /// Appends the request's id and the limits: a scenario's where it sets any, else those of which
  /// only this request was used.
  ///
  /// The API tells no time of processing. Cached tokens do not count against the limits. Who is
  /// turned away from an overloaded API is told to try again.
  package static func appendFields(
    as identity: ReplyIdentity,
    status: Int,
    usage: Usage,
    standing: RateStanding?,
    milliseconds: Int,
    into head: inout ByteBuffer
  ) {
    let input = max(usage.promptTokens - usage.cachedTokens, 0)
    let output = max(usage.completionTokens, 0)
    head.append("request-id: ")
    head.appendAnthropicRequestID(identity)
    head.append("\r\nanthropic-organization-id: 00000000-0000-4000-8000-000000000000\r\n")
    let now = identity.created
    let requests = standing?.requests ?? count(requestsPerMinute, used: 1)
    appendLimit("requests", requests, now, to: &head)
    appendLimit("input-tokens", count(inputTokensPerMinute, used: input), now, to: &head)
    appendLimit("output-tokens", count(outputTokensPerMinute, used: output), now, to: &head)
    let all = inputTokensPerMinute + outputTokensPerMinute
    let tokens = standing?.tokens ?? count(all, used: input + output)
    appendLimit("tokens", tokens, now, to: &head)
    if status == 529 { head.append("x-should-retry: true\r\n") }
  }

  /// The standing of `limit` of which `used` was used just now.
  private static func count(_ limit: Int, used: Int) -> RateCount {
    let used = min(used, limit)
    let seconds = UInt64((used * 60 + limit - 1) / limit)
    return RateCount(
      limit: limit,
      remaining: limit - used,
      resetNanoseconds: seconds * 1_000_000_000
    )
  }

  /// Appends one limit, what is left of it, and when it will be whole again.
  private static func appendLimit(
    _ name: StaticString,
    _ count: RateCount,
    _ now: Int,
    to head: inout ByteBuffer
  ) {
    head.append("anthropic-ratelimit-")
    head.append(name)
    head.append("-limit: ")
    head.append(decimal: count.limit)
    head.append("\r\nanthropic-ratelimit-")
    head.append(name)
    head.append("-remaining: ")
    head.append(decimal: count.remaining)
    head.append("\r\nanthropic-ratelimit-")
    head.append(name)
    head.append("-reset: ")
    // Whole seconds, rounded up.
    let seconds = (count.resetNanoseconds + 999_999_999) / 1_000_000_000
    head.append(timestampFromSeconds: now + Int(seconds))
    head.append("\r\n")
  }
}
