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

  /// Appends the request's id and the limits, of which only this request was used.
  ///
  /// The API tells no time of processing. Cached tokens do not count against the limits.
  package static func appendFields(
    as identity: ReplyIdentity,
    usage: Usage,
    milliseconds: Int,
    into head: inout ByteBuffer
  ) {
    let input = max(usage.promptTokens - usage.cachedTokens, 0)
    let output = max(usage.completionTokens, 0)
    head.append("request-id: ")
    head.appendAnthropicRequestID(identity)
    head.append("\r\nanthropic-organization-id: 00000000-0000-4000-8000-000000000000\r\n")
    let now = identity.created
    appendLimit("requests", requestsPerMinute, used: 1, now, to: &head)
    appendLimit("input-tokens", inputTokensPerMinute, used: input, now, to: &head)
    appendLimit("output-tokens", outputTokensPerMinute, used: output, now, to: &head)
    appendLimit(
      "tokens",
      inputTokensPerMinute + outputTokensPerMinute,
      used: input + output,
      now,
      to: &head
    )
  }

  /// Appends one limit, what is left of it, and when it will be whole again.
  private static func appendLimit(
    _ name: StaticString,
    _ limit: Int,
    used: Int,
    _ now: Int,
    to head: inout ByteBuffer
  ) {
    let used = min(used, limit)
    head.append("anthropic-ratelimit-")
    head.append(name)
    head.append("-limit: ")
    head.append(decimal: limit)
    head.append("\r\nanthropic-ratelimit-")
    head.append(name)
    head.append("-remaining: ")
    head.append(decimal: limit - used)
    head.append("\r\nanthropic-ratelimit-")
    head.append(name)
    head.append("-reset: ")
    // Whole seconds, rounded up.
    head.append(timestampFromSeconds: now + (used * 60 + limit - 1) / limit)
    head.append("\r\n")
  }
}
