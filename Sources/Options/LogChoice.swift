// SPDX-License-Identifier: MIT

/// How requests are logged on standard error.
package enum LogChoice: String, Sendable, CaseIterable {
  /// A line of words for each request.
  case text
  /// A line of JSON for each request.
  case json
  /// Not at all.
  case off
}
