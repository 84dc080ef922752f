// SPDX-License-Identifier: MIT
import Engine
import Inference

extension MatchCase {
  private static func messages(_ test: TextTest) -> Condition { .text(.anyMessage, test) }
  private static func system(_ test: TextTest) -> Condition { .text(.system, test) }
  private static func previous(_ test: TextTest) -> Condition { .text(.previous, test) }

  private static let agent = SampleRequest.chat(
    .system("Be brief."),
    .user("Weather in Rome?"),
    .call("get_weather", #"{"city":"Rome"}"#),
    .tool("sunny, 21 °C")
  )

  private static let dialogue = SampleRequest.chat(
    .system("You are a pirate."),
    .user("Hello"),
    .assistant("Arr!"),
    .user("Again")
  )

  /// The last user message, of which there may be none, an empty one, or one of several parts.
  static let lastUser: [MatchCase] = [
    MatchCase("last user: the last", .text(.lastUser, .has("Again")), dialogue, true),
    MatchCase("last user: not an earlier one", .text(.lastUser, .has("Hello")), dialogue, false),
    MatchCase("last user: not the system", .text(.lastUser, .has("pirate")), dialogue, false),
    MatchCase("last user: not the assistant", .text(.lastUser, .has("Arr")), dialogue, false),
    MatchCase("last user: before a tool's answer", .text(.lastUser, .has("Rome")), agent, true),
    MatchCase("last user: not a tool's answer", .text(.lastUser, .has("sunny")), agent, false),
    MatchCase("last user: none", .text(.lastUser, .has("")), .chat(.system("a")), false),
    MatchCase("last user: none, not empty", .text(.lastUser, .isText("")), .chat(), false),
    MatchCase("last user: not none", .not(.text(.lastUser, .has(""))), .chat(), true),
    MatchCase(
      "last user: blocks joined by a newline",
      .text(.lastUser, .isText("one\ntwo")),
      .chat(.user("one", "two")),
      true
    ),
    MatchCase(
      "last user: blocks not joined by nothing",
      .text(.lastUser, .has("onetwo")),
      .chat(.user("one", "two")),
      false
    ),
    MatchCase(
      "last user: a regex over two blocks",
      .text(.lastUser, .regex("one\\stwo")),
      .chat(.user("one", "two")),
      true
    ),
    MatchCase(
      "last user: a picture between blocks",
      .text(.lastUser, .isText("one")),
      .chat(.user("one").with(.image, "https://example.com/cat.png")),
      true
    ),
    MatchCase(
      "last user: not a picture's address",
      .text(.lastUser, .has("cat.png")),
      .chat(.user("one").with(.image, "https://example.com/cat.png")),
      false
    ),
    MatchCase(
      "last user: only a picture is an empty text",
      .text(.lastUser, .isText("")),
      .chat(.user("earlier"), .user().with(.image, "https://example.com/cat.png")),
      true
    ),
    MatchCase(
      "last user: null content is an empty text",
      .text(.lastUser, .isText("")),
      .chat(.user("earlier"), .user()),
      true
    ),
    MatchCase(
      "last user: null content does not go on to an earlier one",
      .text(.lastUser, .has("earlier")),
      .chat(.user("earlier"), .user()),
      false
    ),
    MatchCase(
      "last user: an empty block keeps its line",
      .text(.lastUser, .isText("one\n\ntwo")),
      .chat(.user("one", "", "two")),
      true
    ),
    MatchCase(
      "last user: folded over blocks",
      .text(.lastUser, .hasFolded("ONE\nTWO")),
      .chat(.user("One", "Two")),
      true
    ),
  ]

  /// All messages, those of a role, and the one before the last.
  static let otherMessages: [MatchCase] = [
    MatchCase("messages: the first", messages(.has("pirate")), dialogue, true),
    MatchCase("messages: one in the middle", messages(.has("Arr")), dialogue, true),
    MatchCase("messages: the last", messages(.has("Again")), dialogue, true),
    MatchCase("messages: none of them", messages(.has("Bye")), dialogue, false),
    MatchCase("messages: equal to one", messages(.isText("Arr!")), dialogue, true),
    MatchCase("messages: not over two", messages(.regex("Hello\\s+Arr")), dialogue, false),
    MatchCase("messages: a tool's answer", messages(.has("sunny")), agent, true),
    MatchCase("messages: not a call's arguments", messages(.has("city")), agent, false),
    MatchCase("messages: a call says an empty text", messages(.isText("")), agent, true),
    MatchCase("messages: no empty text", messages(.isText("")), dialogue, false),
    MatchCase("messages: none there", messages(.has("")), .chat(), false),
    MatchCase(
      "messages: both in the same",
      messages(.allOf([.has("Hello"), .has("Arr")])),
      dialogue,
      false
    ),
    MatchCase(
      "messages: both in any",
      .all([messages(.has("Hello")), messages(.has("Arr"))]),
      dialogue,
      true
    ),
    MatchCase(
      "messages: a refusal",
      messages(.has("cannot")),
      .chat(.user("a"), .assistant().with(.refusal, "I cannot."), .user("b")),
      true
    ),
    MatchCase(
      "messages: not a thought",
      messages(.has("hmm")),
      .chat(.user("a"), .assistant("b").with(.reasoning, "hmm"), .user("c")),
      false
    ),
    MatchCase("messages: folded", messages(.hasFolded("ARR")), dialogue, true),
    MatchCase("messages: a glob of one", messages(.like("You*pirate.")), dialogue, true),
    MatchCase("system: contains", system(.has("pirate")), dialogue, true),
    MatchCase("system: not the user", system(.has("Hello")), dialogue, false),
    MatchCase("system: none", system(.has("")), .chat(.user("a")), false),
    MatchCase("system: not", .not(system(.has("pirate"))), .chat(.user("a")), true),
    MatchCase(
      "system: any of two",
      system(.isText("second")),
      .chat(.system("first"), .system("second"), .user("a")),
      true
    ),
    MatchCase(
      "system: blocks",
      system(.isText("first\nsecond")),
      .chat(.system("first", "second"), .user("a")),
      true
    ),
    MatchCase("role: assistant", .text(.role(.assistant), .has("Arr")), dialogue, true),
    MatchCase("role: not the user", .text(.role(.assistant), .has("Hello")), dialogue, false),
    MatchCase("role: an earlier user", .text(.role(.user), .has("Hello")), dialogue, true),
    MatchCase("role: tool", .text(.role(.tool), .has("21 °C")), agent, true),
    MatchCase("role: a call's text is empty", .text(.role(.assistant), .isText("")), agent, true),
    MatchCase("role: none of it", .text(.role(.tool), .has("")), dialogue, false),
    MatchCase("previous: text", previous(.has("Arr")), dialogue, true),
    MatchCase("previous: not the last", previous(.has("Again")), dialogue, false),
    MatchCase("previous: not one before it", previous(.has("Hello")), dialogue, false),
    MatchCase("previous: a call's text is empty", previous(.isText("")), agent, true),
    MatchCase("previous: none", previous(.has("")), .chat(.user("only")), false),
    MatchCase("previous: none at all", previous(.has("")), .chat(), false),
    MatchCase("previous: not none", .not(previous(.has(""))), .chat(.user("only")), true),
    MatchCase("previous role: assistant", .previousRole(.assistant), dialogue, true),
    MatchCase("previous role: user", .previousRole(.user), dialogue, false),
    MatchCase("previous role: the call's", .previousRole(.assistant), agent, true),
    MatchCase(
      "previous role: tool",
      .previousRole(.tool),
      .chat(.user("a"), .call("f"), .tool("b"), .user("c")),
      true
    ),
    MatchCase(
      "previous role: system",
      .previousRole(.system),
      .chat(.system("a"), .user("b")),
      true
    ),
    MatchCase("previous role: none", .previousRole(.user), .chat(.user("only")), false),
    MatchCase(
      "previous: role and text",
      .all([.previousRole(.assistant), previous(.regex("^A"))]),
      dialogue,
      true
    ),
  ]

  /// Tools that are offered, called and answered.
  static let tools: [MatchCase] = [
    MatchCase("tool: offered", .toolOffered(.like("get_weather")), offering("get_weather"), true),
    MatchCase("tool: by a glob", .toolOffered(.like("get_*")), offering("f", "get_weather"), true),
    MatchCase("tool: not offered", .toolOffered(.like("search")), offering("get_weather"), false),
    MatchCase("tool: of the whole name", .toolOffered(.like("get")), offering("get_x"), false),
    MatchCase("tool: in another case", .toolOffered(.like("F")), offering("f"), false),
    MatchCase("tool: none at all", .toolOffered(.like("*")), offering(), false),
    MatchCase("tool: not none", .not(.toolOffered(.like("*"))), offering(), true),
    MatchCase("tool: not one called", .toolOffered(.like("get_weather")), agent, false),
    MatchCase("tool: two", .all([offers("a"), offers("b")]), offering("b", "a"), true),
    MatchCase(
      "tool: one of two",
      .toolOffered(.anyOf([.like("a"), .like("b")])),
      offering("b"),
      true
    ),
    MatchCase("tool result: contains", .text(.toolResult, .has("sunny")), agent, true),
    MatchCase("tool result: not the user's", .text(.toolResult, .has("Rome")), agent, false),
    MatchCase("tool result: none", .text(.toolResult, .has("")), dialogue, false),
    MatchCase("tool result: empty", .text(.toolResult, .isText("")), .chat(.tool("")), true),
    MatchCase(
      "tool result: an earlier one",
      .text(.toolResult, .isText("one")),
      .chat(.tool("one"), .tool("two"), .assistant("x"), .user("y")),
      true
    ),
    MatchCase(
      "tool result: not of an earlier request",
      .text(.toolResult, .has("earlier")),
      .chat(.user("a")) { $0.context = (1, 1, ["earlier"]) },
      false
    ),
    MatchCase("tool call id: glob", .toolCallID(.like("call_*")), agent, true),
    MatchCase("tool call id: equal", .toolCallID(.isText("call_1")), agent, true),
    MatchCase("tool call id: another", .toolCallID(.like("call_2")), agent, false),
    MatchCase("tool call id: none", .toolCallID(.like("*")), dialogue, false),
    MatchCase(
      "tool call id: of a call without answer",
      .toolCallID(.like("*")),
      .chat(.call("f")),
      false
    ),
    MatchCase(
      "tool call id: an empty one",
      .toolCallID(.like("*")),
      .chat(.tool("x", id: "")),
      false
    ),
    MatchCase(
      "tool call id: the second",
      .toolCallID(.like("toolu_2")),
      .chat(.tool("x", id: "toolu_1"), .tool("y", id: "toolu_2")),
      true
    ),
  ]

  private static func offers(_ name: String) -> Condition { .toolOffered(.like(name)) }

  private static func offering(_ names: String...) -> SampleRequest {
    .chat(.user("Hello")) { $0.tools = names }
  }
}
