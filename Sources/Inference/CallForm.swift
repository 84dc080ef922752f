// SPDX-License-Identifier: MIT

/// How the client reads the calls of an answer, which follows from how it offered the tools.
package enum CallForm: UInt8, Sendable, CaseIterable {
  /// A list of calls with ids.
  case toolCalls
  /// One call without an id: OpenAI's legacy `function_call`, where `functions` were offered.
  case functionCall
}
