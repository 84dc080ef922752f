// SPDX-License-Identifier: MIT
import Inference

/// Where the texts stand that conditions look at; each has none, one or several in a request.
///
/// A test holds if it holds of one of them. Where a foreign format reads a request by other rules
/// than ours, it has sources of its own. No case holds a reference, so that none is counted where a
/// source is looked up.
enum MatchSource: Hashable, Sendable {
  /// The model's name.
  case model
  /// The model's name as fakellm reads it: `str(body.get("model", ""))`.
  case fakellmModel
  /// The path.
  case path
  /// The API key.
  case key
  /// The namespace; the common one is empty.
  case namespace
  /// The header field at this index of `Scenario.headerNames`.
  case header(Int)
  /// The names of the tools that are offered.
  case toolNames
  /// The ids of the tool calls that are answered.
  case toolCallIDs
  /// What stands in the body at the JSON Pointer of this index in `RuleTable.pointers`: a string's
  /// text, anything else as JSON.
  case pointer(Int)
  /// The last user message.
  case lastUser
  /// Each message.
  case messages
  /// Each message of a role.
  case role(Role)
  /// The message before the last.
  case previous
  /// What tools answered.
  case toolResults
  /// The inputs of an embedding request that are texts.
  case embeddingInputs
  /// See `TextSource.mocktopusMessages`.
  case mocktopusMessages
  /// See `TextSource.mocktopusLastUser`.
  case mocktopusLastUser
  /// See `TextSource.fakellmMessages`.
  case fakellmMessages
  /// The message before the last as fakellm counts and reads them.
  case fakellmPrevious
  /// See `TextSource.fakellmPreviousRole`.
  case fakellmPreviousRole
  /// What tools answered, in the request and earlier, as fakellm reads it.
  case fakellmToolResults

  /// Where a rule of a file of `profile` finds the text `source`.
  init(_ source: TextSource, profile: Profile) {
    let isFakellm = profile == .fakellm
    self =
      switch source {
      case .lastUser: .lastUser
      case .anyMessage: .messages
      case .system: .role(.system)
      case .role(let role): .role(role)
      case .previous: isFakellm ? .fakellmPrevious : .previous
      case .toolResult: isFakellm ? .fakellmToolResults : .toolResults
      case .embeddingInput: .embeddingInputs
      case .mocktopusMessages: .mocktopusMessages
      case .mocktopusLastUser: .mocktopusLastUser
      case .fakellmMessages: .fakellmMessages
      case .fakellmPreviousRole: .fakellmPreviousRole
      }
  }
}
