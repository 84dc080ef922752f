// SPDX-License-Identifier: MIT

/// How a finished exchange is written to the log.
package enum AccessLogFormat: Sendable {
  /// A line of words.
  case text
  /// A line of JSON.
  case json
}
