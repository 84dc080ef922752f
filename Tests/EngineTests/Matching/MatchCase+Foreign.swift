// SPDX-License-Identifier: MIT
import Engine
import Inference

/// What foreign formats read otherwise, as their programs do.
extension MatchCase {
  private static func mocktopus(
    _ name: String,
    _ condition: Condition,
    _ body: String,
    _ isMatch: Bool,
    api: API = .openai
  ) -> MatchCase {
    MatchCase(
      "mocktopus: \(name)",
      condition,
      .body(body) { $0.api = api },
      isMatch,
      profile: .mocktopus
    )
  }

  private static func all(_ text: String) -> Condition { .text(.mocktopusMessages, .isText(text)) }
  private static func user(_ text: String) -> Condition { .text(.mocktopusLastUser, .isText(text)) }

  private static let mixed = #"""
    {"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "one"},
      {"role": "assistant", "content": null}, {"role": "user", "content": [
      {"type": "text", "text": "two"}, {"type": "text", "text": ""}, {"type": "image_url"},
      {"type": "text", "text": "thr\u00e9e"}]}]}
    """#

  /// Mocktopus' messages.
  static let mocktopus: [MatchCase] = [
    mocktopus("only strings count, joined by a space", all("s one  "), mixed, true),
    mocktopus("blocks joined by newlines, empty ones dropped", user("two\nthrée"), mixed, true),
    mocktopus(
      "null content goes on to an earlier message",
      user("one"),
      #"{"messages":[{"role":"user","content":"one"},{"role":"user","content":null}]}"#,
      true
    ),
    mocktopus(
      "missing content is empty and does not go on",
      user("one"),
      #"{"messages":[{"role":"user","content":"one"},{"role":"user"}]}"#,
      false
    ),
    mocktopus(
      "a list without texts does not go on",
      user(""),
      #"{"messages":[{"role":"user","content":"one"},{"role":"user","content":[]}]}"#,
      true
    ),
    mocktopus("no user message is an empty text", user(""), #"{"messages":[]}"#, true),
    mocktopus("no message is an empty text", all(""), #"{"messages":[]}"#, true),
    mocktopus(
      "the last user message, whoever spoke since",
      user("a"),
      #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
      true
    ),
    mocktopus(
      "Anthropic's system comes first",
      all("s a"),
      #"{"system":"s","messages":[{"role":"user","content":"a"}]}"#,
      true,
      api: .anthropic
    ),
    mocktopus(
      "OpenAI has no such member",
      all("a"),
      #"{"system":"s","messages":[{"role":"user","content":"a"}]}"#,
      true
    ),
    mocktopus(
      "escapes are resolved",
      all("ü\n"),
      #"{"messages":[{"role":"user","content":"\u00fc\n"}]}"#,
      true
    ),
    mocktopus(
      "an element that is no message",
      all(" a"),
      #"{"messages":[3,{"role":"user","content":"a"}]}"#,
      true
    ),
    MatchCase(
      "mocktopus: a prompt without messages",
      user("Hello"),
      .chat(.user("Hello")),
      true,
      profile: .mocktopus
    ),
  ]

  private static func fakellm(
    _ name: String,
    _ condition: Condition,
    _ body: String,
    _ isMatch: Bool,
    api: API = .openai,
    _ context: (Int, Int, [String]) = (1, 1, [])
  ) -> MatchCase {
    MatchCase(
      "fakellm: \(name)",
      condition,
      .body(body) {
        $0.api = api
        $0.context = context
      },
      isMatch,
      profile: .fakellm
    )
  }

  private static func contain(_ text: String) -> Condition {
    .text(.fakellmMessages, .isText(text))
  }

  private static func previous(_ text: String) -> Condition { .text(.previous, .isText(text)) }
  private static func previousRole(_ word: String) -> Condition {
    .text(.fakellmPreviousRole, .isText(word))
  }
  private static func result(_ text: String) -> Condition { .text(.toolResult, .isText(text)) }

  private static let two =
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#
  private static let blocks = #"""
    {"messages": [{"role": "user", "content": [{"type": "text", "text": "one"}, {"type": "image"},
      {"type": "tool_result", "content": "two"}, {"type": "tool_result", "content": [
      {"type": "text", "text": "three"}, {"type": "text", "text": "four"}]}]},
      {"role": "user", "content": null}]}
    """#
  private static let results = #"""
    {"messages": [{"role": "tool", "content": "one"}, {"role": "tool", "content": [
      {"type": "text", "text": "two"}]}, {"role": "user", "content": [
      {"type": "tool_result", "content": "three"}]}, {"role": "user", "content": "four"}]}
    """#

  /// fakellm's messages, turns and models.
  static let fakellm: [MatchCase] = [
    fakellm("all messages, joined by a space", contain("a b"), two, true),
    fakellm("blocks and results, joined by a space", contain("one two three four "), blocks, true),
    fakellm("no message is an empty text", contain(""), #"{"messages":[]}"#, true),
    fakellm("no messages at all is an empty text", contain(""), "{}", true),
    fakellm("folded", .text(.fakellmMessages, .hasFolded("A B")), two, true),
    fakellm(
      "Anthropic's system is a message",
      contain("s a"),
      #"{"system":"s","messages":[{"role":"user","content":"a"}]}"#,
      true,
      api: .anthropic
    ),
    fakellm(
      "Anthropic's system of blocks",
      contain("s t a"),
      #"{"system":[{"text":"s"},{"text":"t"}],"messages":[{"role":"user","content":"a"}]}"#,
      true,
      api: .anthropic
    ),
    fakellm(
      "an empty system is none",
      contain("a"),
      #"{"system":"","messages":[{"role":"user","content":"a"}]}"#,
      true,
      api: .anthropic
    ),
    fakellm("the message before the last", previous("a"), two, true),
    fakellm("its role", previousRole("user"), two, true),
    fakellm("another role", previousRole("assistant"), two, false),
    fakellm("its blocks", previous("one two three four"), blocks, true),
    fakellm("none before the first", previous(""), #"{"messages":[{"role":"user"}]}"#, false),
    fakellm("no role before the first", previousRole("user"), #"{"messages":[{}]}"#, false),
    fakellm(
      "Anthropic's system before the first",
      .all([previous("s"), previousRole("system")]),
      #"{"system":"s","messages":[{"role":"user","content":"a"}]}"#,
      true,
      api: .anthropic
    ),
    fakellm("a tool's string is a result", result("one"), results, true),
    fakellm("a tool's list is none", result("two"), results, false),
    fakellm("a block is a result", result("three"), results, true),
    fakellm("a user's string is none", result("four"), results, false),
    fakellm("a result's parts count one by one", result("four"), blocks, true),
    fakellm("a result of an earlier request", result("old"), "{}", true, (1, 1, ["old", "x"])),
    fakellm("its own count of turns", .turn(3...3), "{}", true, (1, 3, [])),
    fakellm("not ours", .turn(1...1), "{}", false, (1, 3, [])),
    fakellm("a model", .model(.stars("gpt-*")), #"{"model":"gpt-4"}"#, true),
    fakellm("a missing model is empty", .model(.isText("")), "{}", true),
    fakellm("a model that is null", .model(.isText("None")), #"{"model":null}"#, true),
    fakellm("a model that is true", .model(.isText("True")), #"{"model":true}"#, true),
    fakellm("a model that is a number", .model(.isText("5")), #"{"model":5}"#, true),
    MatchCase(
      "fakellm: messages that no body tells of",
      contain("Hello you"),
      .chat(.user("Hello"), .user("you")),
      true,
      profile: .fakellm
    ),
  ]
}
