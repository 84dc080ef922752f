// SPDX-License-Identifier: MIT

/// How a finished exchange is written to the log.
package enum AccessLogFormat: Sendable {
  /// A line of words.
  case text
  /// A line of JSON.
  case json
  /// A line as uvicorn writes it, the server behind mockllm and fakellm.
  case uvicorn
}
