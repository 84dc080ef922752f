// SPDX-License-Identifier: MIT
package import Bytes
import HTTP
package import Inference

extension OpenAI {
  /// Tokens that a key may use within a minute.
  private static let tokensPerMinute = 30_000_000

  /// Appends the request's id, its time and the limits, of which only this request was used.
  ///
  /// A key may send 10,000 requests within a minute, so one is forgotten after 6 ms.
  package static func appendFields(
    as identity: ReplyIdentity,
    usage: Usage,
    milliseconds: Int,
    into head: inout ByteBuffer
  ) {
    let used = min(max(usage.totalTokens, 0), tokensPerMinute)
    head.append("x-request-id: ")
    head.appendRequestID(identity)
    head.append("\r\nopenai-organization: understudy\r\nopenai-processing-ms: ")
    head.append(decimal: milliseconds)
    head.append(
      "\r\nopenai-version: 2020-10-01\r\nx-ratelimit-limit-requests: 10000\r\n"
    )
    head.append(
      "x-ratelimit-limit-tokens: 30000000\r\nx-ratelimit-remaining-requests: 9999\r\n"
    )
    head.append("x-ratelimit-remaining-tokens: ")
    head.append(decimal: tokensPerMinute - used)
    head.append("\r\nx-ratelimit-reset-requests: 6ms\r\nx-ratelimit-reset-tokens: ")
    appendDuration(milliseconds: used * 60_000 / tokensPerMinute, to: &head)
    head.append("\r\n")
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
