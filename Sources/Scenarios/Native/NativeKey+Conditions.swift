// SPDX-License-Identifier: MIT

extension NativeKey {
  /// What has to hold of a request.
  enum Condition: String, FormatKey {
    case api, endpoint, model, user, messages, system, message, previous, tool
    case toolResult = "tool_result"
    case toolCallID = "tool_call_id"
    case turn, header, body, input, stream, key, namespace, not, any, all
  }

  /// What a text is asked for.
  enum Test: String, FormatKey {
    case contains, equals, matches, glob
    case ignoreCase = "ignore_case"
    case flags
  }

  /// What a message of some role is asked for, besides the keys of `Test`.
  enum Message: String, FormatKey {
    case role
  }

  /// A range of turns.
  enum Turn: String, FormatKey {
    case min, max
  }

  /// What a value of the body is asked for, besides the keys of `Test`.
  enum Value: String, FormatKey {
    case exists
  }
}
