// SPDX-License-Identifier: MIT

/// What answers a request that no rule matches.
package enum Fallback: Sendable {
  /// The last user message.
  case echo
  /// A line that names the model and a fingerprint of the request, as fakellm's echo.
  case fingerprint
  /// Deterministic sentences of so many tokens.
  case prose(tokens: Int)
  /// Always the same text.
  case text(Template)
  /// 404, with an explanation of why no rule matched.
  case error
}
