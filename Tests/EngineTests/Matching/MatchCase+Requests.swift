// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

extension MatchCase {
  private static let hello = SampleRequest.chat(.user("Hello"))

  private static func asked(_ change: (inout SampleRequest) -> Void) -> SampleRequest {
    .chat(.user("Hello"), change: change)
  }

  /// What is asked of which API and model, and by whom.
  static let requests: [MatchCase] = [
    MatchCase("api: OpenAI", .api(.openai), hello, true),
    MatchCase("api: Anthropic", .api(.anthropic), hello, false),
    MatchCase("api: either", .any([.api(.anthropic), .api(.openai)]), hello, true),
    MatchCase("api: Anthropic's", .api(.anthropic), asked { $0.api = .anthropic }, true),
    MatchCase("operation: chat", .operation(.chat), hello, true),
    MatchCase("operation: embedding", .operation(.embedding), hello, false),
    MatchCase("operation: embedding of one", .operation(.embedding), .embedding("a"), true),
    MatchCase(
      "operation: count",
      .operation(.tokenCount),
      asked { $0.operation = .tokenCount },
      true
    ),
    MatchCase(
      "operation: completion",
      .operation(.completion),
      asked { $0.operation = .completion },
      true
    ),
    MatchCase("path: equal", .path(.like("/v1/chat/completions")), hello, true),
    MatchCase("path: glob", .path(.like("/v1/chat/*")), hello, true),
    MatchCase("path: another", .path(.like("/v1/embeddings")), hello, false),
    MatchCase("path: a part", .path(.like("/v1")), hello, false),
    MatchCase("model: equal", .model(.like("gpt-4o")), hello, true),
    MatchCase("model: glob", .model(.like("gpt-*")), hello, true),
    MatchCase("model: another", .model(.like("claude-*")), hello, false),
    MatchCase("model: in another case", .model(.like("GPT-*")), hello, false),
    MatchCase("model: folded", .model(.likeFolded("GPT-*")), hello, true),
    MatchCase("model: a part", .model(.like("gpt")), hello, false),
    MatchCase("model: longer", .model(.like("gpt-4o-mini")), hello, false),
    MatchCase("model: one of two", .model(.anyOf([.like("o3"), .like("gpt-4o")])), hello, true),
    MatchCase("model: a set", .model(.like("gpt-[45]o")), hello, true),
    MatchCase("model: an excluded set", .model(.like("gpt-[!4]o")), hello, false),
    MatchCase("model: one character", .model(.like("gpt-4?")), hello, true),
    MatchCase("model: contains", .model(.has("4o")), hello, true),
    MatchCase("model: regex", .model(.regex("^gpt-\\d")), hello, true),
    MatchCase("model: empty", .model(.like("*")), asked { $0.model = "" }, true),
    MatchCase("model: not", .not(.model(.like("gpt-*"))), hello, false),
    MatchCase("stream: not asked", .stream(true), hello, false),
    MatchCase("stream: asked", .stream(true), asked { $0.isStream = true }, true),
    MatchCase("stream: false", .stream(false), hello, true),
    MatchCase("key: none", .key(.like("*")), hello, false),
    MatchCase("key: not none", .not(.key(.like("*"))), hello, true),
    MatchCase("key: glob", .key(.like("sk-test-*")), asked { $0.key = "sk-test-1" }, true),
    MatchCase("key: another", .key(.like("sk-live-*")), asked { $0.key = "sk-test-1" }, false),
    MatchCase("key: empty", .key(.like("")), asked { $0.key = "" }, true),
    MatchCase("namespace: the common one", .namespace(.like("")), hello, true),
    MatchCase("namespace: any", .namespace(.like("*")), hello, true),
    MatchCase("namespace: equal", .namespace(.like("t1")), asked { $0.namespace = "t1" }, true),
    MatchCase("namespace: another", .namespace(.like("t2")), asked { $0.namespace = "t1" }, false),
    MatchCase("header: there", .header(0, nil), asked { $0.headers = ["", nil] }, true),
    MatchCase("header: not there", .header(0, nil), asked { $0.headers = [nil, "x"] }, false),
    MatchCase("header: absent", .not(.header(0, nil)), asked { $0.headers = [nil, "x"] }, true),
    MatchCase("header: beyond those sent", .header(1, nil), asked { $0.headers = ["x"] }, false),
    MatchCase(
      "header: contains",
      .header(1, .has("ak")),
      asked { $0.headers = [nil, "flaky"] },
      true
    ),
    MatchCase("header: equals", .header(0, .isText("true")), asked { $0.headers = ["true"] }, true),
    MatchCase(
      "header: another case",
      .header(0, .isText("True")),
      asked { $0.headers = ["true"] },
      false
    ),
    MatchCase("header: of no value", .header(0, .isText("")), asked { $0.headers = [""] }, true),
    MatchCase(
      "header: missing has no text",
      .header(0, .has("")),
      asked { $0.headers = [nil] },
      false
    ),
    MatchCase("header: regex", .header(0, .regex("^\\d+$")), asked { $0.headers = ["42"] }, true),
  ]

  private static func turn(_ turns: ClosedRange<Int>, _ turn: Int, _ isMatch: Bool) -> MatchCase {
    MatchCase(
      "turn: \(turn) within \(turns)",
      .turn(turns),
      asked { $0.context = (turn, 99, []) },
      isMatch
    )
  }

  /// Turns, by the messages or as the conversation has them.
  static let turns: [MatchCase] = [
    turn(1...1, 1, true), turn(1...1, 2, false), turn(2...4, 1, false), turn(2...4, 2, true),
    turn(2...4, 4, true), turn(2...4, 5, false), turn(3...Int.max, 1_000_000, true),
    turn(3...Int.max, 2, false),
    MatchCase("turn: first by messages", .turn(1...1), .chat(.system("s"), .user("a")), true),
    MatchCase(
      "turn: second by messages",
      .turn(2...2),
      .chat(.user("a"), .assistant("b"), .user("c")),
      true
    ),
    MatchCase("turn: a call counts", .turn(2...2), .chat(.user("a"), .call("f"), .tool("x")), true),
    MatchCase("turn: no message", .turn(1...1), .chat(), true),
  ]

  /// Inputs of an embedding request.
  static let inputs: [MatchCase] = [
    MatchCase(
      "input: the only one",
      .text(.embeddingInput, .has("cat")),
      .embedding("a cat"),
      true
    ),
    MatchCase(
      "input: the second",
      .text(.embeddingInput, .isText("b")),
      .embedding("a", "b"),
      true
    ),
    MatchCase(
      "input: none of them",
      .text(.embeddingInput, .has("c")),
      .embedding("a", "b"),
      false
    ),
    MatchCase(
      "input: not over two",
      .text(.embeddingInput, .has("ab")),
      .embedding("a", "b"),
      false
    ),
    MatchCase(
      "input: folded",
      .text(.embeddingInput, .hasFolded("KATZE")),
      .embedding("katze"),
      true
    ),
    MatchCase("input: empty", .text(.embeddingInput, .isText("")), .embedding("a", ""), true),
    MatchCase("input: no user speaks", .text(.lastUser, .has("")), .embedding("a"), false),
    MatchCase("input: of a chat", .text(.embeddingInput, .has("")), hello, false),
    MatchCase(
      "input: both in one",
      .text(.embeddingInput, .allOf([.has("a"), .has("b")])),
      .embedding("a", "b"),
      false
    ),
  ]

  /// Negation, alternatives, and both in one another.
  static let combinations: [MatchCase] = [
    MatchCase("not: of what holds", .not(.all([])), hello, false),
    MatchCase("not: of nothing", .not(.any([])), hello, true),
    MatchCase("not: twice", .not(.not(.stream(false))), hello, true),
    MatchCase("not: of all", .not(.all([.stream(false), .stream(true)])), hello, true),
    MatchCase("not: of any", .not(.any([.stream(false), .stream(true)])), hello, false),
    MatchCase("any: the first", .any([.stream(false), .stream(true)]), hello, true),
    MatchCase("any: the last", .any([.stream(true), .stream(false)]), hello, true),
    MatchCase("any: neither", .any([.stream(true), .model(.like("o3"))]), hello, false),
    MatchCase("all: both", .all([.stream(false), .model(.like("gpt-*"))]), hello, true),
    MatchCase("all: one fails", .all([.stream(false), .model(.like("o3"))]), hello, false),
    MatchCase(
      "all: of any",
      .all([.any([.stream(true), .stream(false)]), .api(.openai)]),
      hello,
      true
    ),
    MatchCase(
      "any: of all",
      .any([.all([.stream(true)]), .all([.api(.openai), .stream(false)])]),
      hello,
      true
    ),
    MatchCase("all: of not", .all([.not(.stream(true)), .not(.api(.anthropic))]), hello, true),
    MatchCase(
      "all: of nots, one fails",
      .all([.not(.stream(true)), .not(.api(.openai))]),
      hello,
      false
    ),
    MatchCase(
      "none of: models",
      .not(.model(.anyOf([.like("gpt-*"), .like("o3")]))),
      hello,
      false
    ),
  ]
}
