// SPDX-License-Identifier: MIT

/// The one request that `explain` and `simulate` look at, and the scenario that it meets.
package struct SampleRequest: Sendable, Equatable {
  /// The files and folders whose rules answer, in order.
  package var scenarios: [String] = []
  /// Whether a request that no rule matches is an error.
  package var isStrict = false
  /// The API that it is spoken in.
  package var dialect = DialectChoice.openai
  /// What it asks.
  package var endpoint = EndpointChoice.chat
  /// The model's name; empty where `body` is given.
  package var model = ""
  /// What the user says, or what is embedded; nil where `body` is given.
  package var prompt: String?
  /// What the system message says.
  package var system: String?
  /// The names of the tools that it offers.
  package var tools: [String] = []
  /// The file that holds its body, `-` for standard input.
  package var body: String?
  /// Its header fields.
  package var headers: [HeaderChoice] = []
  /// Its API key.
  package var key: String?
  /// Its namespace.
  package var namespace: String?
  /// The seed.
  package var seed: UInt64 = 0

  /// No request yet.
  package init() {}
}

extension SampleRequest {
  /// Refuses what does not go together, on behalf of `command`.
  func check(for command: String) throws(OptionsError) {
    let parts = [
      ("--model", !model.isEmpty), ("--prompt", prompt != nil), ("--system", system != nil),
      ("--tool", !tools.isEmpty),
    ]
    if body != nil {
      for (flag, isGiven) in parts where isGiven { throw .conflict(flag, with: "--body") }
    } else {
      for (flag, isGiven) in parts.prefix(2) where !isGiven {
        throw .missing(flag, command: command)
      }
    }
    let endpointFlag = "--endpoint \(endpoint.rawValue)"
    let isChat = endpoint == .chat || endpoint == .countTokens
    for (flag, isGiven) in parts.suffix(2) where isGiven && !isChat {
      throw .conflict(flag, with: endpointFlag)
    }
    let other: DialectChoice? =
      switch endpoint {
      case .chat: nil
      case .completions, .embeddings: .openai
      case .countTokens: .anthropic
      }
    guard other == nil || other == dialect else {
      throw .conflict(endpointFlag, with: "--dialect \(dialect.rawValue)")
    }
  }
}
