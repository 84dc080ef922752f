// SPDX-License-Identifier: MIT

extension NativeKey {
  /// What has to hold of a request.
  enum Condition: String, FormatKey {
    case api, endpoint, model, user, messages, system, message, previous, tool
    case toolResult = "tool_result"
    case toolCallID = "tool_call_id"
    case turn, header, body, input, stream, key, namespace, not, any, all

    var summary: String {
      switch self {
      case .api: "`openai` or `anthropic`, or a list"
      case .endpoint:
        "an endpoint by name, a path as a glob, or a list of these"
      case .model: "the model: a GLOB"
      case .user: "the last user message: a TEXT"
      case .messages: "any message at all: a TEXT"
      case .system: "a system or developer message: a TEXT"
      case .message: "any message of a role"
      case .previous: "the message before the last"
      case .tool: "a tool that is offered: a GLOB of its name"
      case .toolResult: "any tool result of the request: a TEXT"
      case .toolCallID: "the id of a tool call that the request answers: a GLOB"
      case .turn: "the turn of the conversation, from 1: `N`, `[first, last]` or `{min: N, max: N}`"
      case .header: "header fields by name: a TEXT, or `true` for present and `false` for absent"
      case .body: "values of the body by JSON Pointer: a single value, or a mapping"
      case .input: "any input of a request for embeddings: a TEXT"
      case .stream: "whether a stream is asked for"
      case .key: "the API key: a GLOB"
      case .namespace: "the namespace: a GLOB"
      case .not: "conditions that must not all hold"
      case .any: "a list of conditions, of which one has to hold"
      case .all: "a list of conditions, all of which have to hold"
      }
    }
  }

  /// What a text is asked for.
  enum Test: String, FormatKey {
    case contains, equals, matches, glob
    case ignoreCase = "ignore_case"
    case flags

    var summary: String {
      switch self {
      case .contains: "it holds this text"
      case .equals: "it is this text"
      case .matches: "a regular expression matches somewhere in it"
      case .glob: "a glob matches all of it"
      case .ignoreCase: "whether upper and lower case are the same"
      case .flags: "letters for `matches`: `i` case, `m` lines, `s` dot, `x` blanks"
      }
    }
  }

  /// What a message of some role is asked for, besides the keys of `Test`.
  enum Message: String, FormatKey {
    case role

    var summary: String {
      switch self {
      case .role: "`user`, `assistant`, `system` or `tool`"
      }
    }
  }

  /// A range of turns.
  enum Turn: String, FormatKey {
    case min, max

    var summary: String {
      switch self {
      case .min: "the first turn"
      case .max: "the last turn"
      }
    }
  }

  /// What a value of the body is asked for, besides the keys of `Test`.
  enum Value: String, FormatKey {
    case exists

    var summary: String {
      switch self {
      case .exists: "whether there is such a value"
      }
    }
  }
}
