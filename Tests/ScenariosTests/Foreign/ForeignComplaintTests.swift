// SPDX-License-Identifier: MIT
import Inference
import Scenarios
import Testing

/// A file of another tool and what is complained of.
private struct Complained: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var tool: Profile
  var text: String
  var complaints: [String]

  init(_ name: String, _ tool: Profile, _ text: String, _ complaints: [String] = []) {
    testDescription = "\(tool.name): \(name)"
    self.tool = tool
    self.text = text
    self.complaints = complaints
  }

  /// A file of one rule, which stands in line 3 from column 3 on.
  init(_ name: String, _ tool: Profile, rule: String, _ complaints: [String] = []) {
    self.init(name, tool, "version: 1\nrules:\n- \(rule)\n", complaints)
  }
}

private let mocktopus = [
  Complained(
    "unknown keys",
    .mocktopus,
    rule: "{type: llm, when: {}, respnd: {}, error: {}}",
    [
      "3:25: warning: rules[0].respnd: unknown key; it is ignored; did you mean \"respond\"?",
      "3:44: error: rules[0].error.error_type: Required field missing",
      "3:44: error: rules[0].error.message: Required field missing",
    ]
  ),
  Complained(
    "an unknown condition",
    .mocktopus,
    rule: "{type: llm, when: {modle: x}, respond: {}}",
    ["3:22: warning: rules[0].when.modle: unknown key; it is ignored; did you mean \"model\"?"]
  ),
  Complained(
    "a model that is a number",
    .mocktopus,
    rule: "{type: llm, when: {model: 5}, respond: {}}",
    [
      "3:29: warning: rules[0].when.model: YAML reads an integer here; taken for the text \"5\", "
        + "put quotes around it"
    ]
  ),
  Complained(
    "a model that is a list",
    .mocktopus,
    rule: "{type: llm, when: {model: [a]}, respond: {}}",
    ["3:29: warning: rules[0].when.model: should be a text, not a list; the rule never applies"]
  ),
  Complained(
    "no regular expression",
    .mocktopus,
    rule: "{type: llm, when: {messages_regex: '(a'}, respond: {}}",
    [
      "3:38: warning: rules[0].when.messages_regex: no regular expression of Python's re: missing "
        + "), unterminated subpattern at byte 0; the rule never applies"
    ]
  ),
  Complained(
    "an endpoint that nobody asks",
    .mocktopus,
    rule: "{type: embeddings, when: {endpoint: /v1/images}, respond: {}}",
    [
      "3:39: warning: rules[0].when.endpoint: a rule of type 'embeddings' answers only at "
        + "/v1/embeddings; this one never applies"
    ]
  ),
  Complained(
    "odd values of respond",
    .mocktopus,
    rule: "{type: llm, when: {}, respond: {content: [a, 1], delay_ms: -1, chunk_size: 0}}",
    [
      "3:44: warning: rules[0].respond.content: should be a text, not a list; its JSON is answered",
      "3:62: warning: rules[0].respond.delay_ms: should be milliseconds, from 0 to 86400000",
      "3:78: warning: rules[0].respond.chunk_size: should be at least 1; 5 is taken",
    ]
  ),
  Complained(
    "odd usage, calls and vectors",
    .mocktopus,
    rule: "{type: llm, when: {}, respond: {usage: {input_tokens: x}, tool_calls: [a], "
      + "embeddings: [{embedding: [a]}], images: [x]}}",
    [
      "3:74: warning: rules[0].respond.tool_calls[0]: should be {id, type: function, function: "
        + "{name, arguments}}; it is ignored",
      "3:57: warning: rules[0].respond.usage.input_tokens: should be a whole number, from 0; it is "
        + "ignored",
      "3:90: warning: rules[0].respond.embeddings: should be a list of {embedding: [numbers]}; it "
        + "is ignored",
      "3:118: warning: rules[0].respond.images: has no effect",
    ]
  ),
  Complained(
    "odd values of error",
    .mocktopus,
    rule: "{type: llm, when: {}, error: {error_type: rate_limit, message: m, status_code: 200, "
      + "retry_after: -1}}",
    [
      "3:82: warning: rules[0].error.status_code: an error has 400 or more",
      "3:100: warning: rules[0].error.retry_after: should be whole seconds; it is ignored",
    ]
  ),
  Complained(
    "a key twice",
    .mocktopus,
    "version: 1\nversion: 1\nrules: []\n",
    [
      "2:1: warning: the key \"version\" stands here and already at line 1; the last one counts"
    ]
  ),
]

private let mockllm = [
  Complained(
    "prompts and answers that are no texts",
    .mockllm,
    "responses:\n  7: seven\n  a: 010\n  b: null\n  c: [x]\n",
    [
      "2:3: warning: responses.7: YAML reads an integer here, and a prompt is a text; put quotes "
        + "around it",
      "3:6: warning: responses['a']: YAML reads an integer here; taken for the text \"010\", put "
        + "quotes around it",
      "4:6: error: responses['b']: should be a text, not null",
      "5:6: error: responses['c']: should be a text, not a list",
    ]
  ),
  Complained("no mapping", .mockllm, "- a\n", ["1:1: error: YAML file must contain a dictionary"]),
  Complained(
    "no responses",
    .mockllm,
    "defaults: {unknown_response: x}\n",
    [
      "1:1: warning: YAML file must contain 'responses' key; every prompt gets the default answer"
    ]
  ),
  Complained(
    "a list of responses",
    .mockllm,
    "responses: [a]\n",
    ["1:12: error: 'responses' must be a dictionary"]
  ),
  Complained(
    "settings that do nothing",
    .mockllm,
    "responses: {}\nsettings: {lag_enabled: true, lag_factor: 0, timeout_seconds: 5}\n",
    [
      "2:46: warning: settings.timeout_seconds: unknown key; it is ignored",
      "2:43: warning: settings.lag_factor: should be above 0; there is no lag",
    ]
  ),
  Complained(
    "settings and defaults without a value",
    .mockllm,
    "responses: {}\nsettings:\ndefaults:\n"
  ),
]

private let fakellm = [
  Complained(
    "an unknown condition",
    .fakellm,
    rule: "{name: a, when: {messages_contains: x}}",
    [
      "3:20: error: rule[0] (a): field 'messages_contains': Extra inputs are not permitted; did "
        + "you mean 'messages_contain'?"
    ]
  ),
  Complained(
    "an unknown key of a rule",
    .fakellm,
    rule: "{whenn: {messages_contain: x}}",
    ["3:4: warning: rules[0].whenn: unknown key; it is ignored; did you mean \"when\"?"]
  ),
  Complained(
    "an odd status",
    .fakellm,
    rule: "{respond: {status: 12.5}}",
    [
      "3:22: error: rule[0] (rule-0): field 'status': Input should be a valid integer, got a "
        + "number with a fractional part"
    ]
  ),
  Complained(
    "a call without a name",
    .fakellm,
    rule: "{respond: {tool_calls: [{arguments: {}}]}}",
    [
      "3:27: error: rule[0] (rule-0): field 'tool_calls.0': Input should be {name: ..., "
        + "arguments: {...}}"
    ]
  ),
  Complained(
    "conditions that are no mapping",
    .fakellm,
    rule: "{when: [a], respond: b}",
    [
      "3:10: error: rule[0] (rule-0): field 'when': Input should be a valid dictionary",
      "3:24: error: rule[0] (rule-0): field 'respond': Input should be a valid dictionary",
    ]
  ),
  Complained(
    "no list of rules",
    .fakellm,
    "rules:\n",
    ["1:7: error: 'rules' must be a list, got NoneType"]
  ),
  Complained("an empty file", .fakellm, "# nothing\n"),
]

private let tokenpak = [
  Complained(
    "odd providers",
    .tokenpak,
    """
    providers:
      a: text
      b: {type: openai}
      c: {enabled: maybe}
      d: {latency_ms: soon, responses: [], fallback_provider: x}
    """,
    [
      "2:6: error: providers.a: should be a mapping, not a string",
      "3:13: warning: providers.b.type: only \"mock\" is answered for; it is left out",
      "4:16: error: providers.c.enabled: should be true or false, not a string",
      "5:19: error: providers.d.latency_ms: should be milliseconds, from 0 to 86400000",
      "5:36: error: providers.d.responses: should be a mapping of models, not a list",
      "5:59: warning: providers.d.fallback_provider: \"x\" is no mock provider that is on; it is "
        + "ignored",
    ]
  ),
  Complained(
    "odd answers",
    .tokenpak,
    """
    providers:
      mock:
        responses:
          a: [x]
          b: {patterns: [x]}
          c: {content: x, cost_cents: much}
          d: {contents: x}
    """,
    [
      "4:10: error: providers.mock.responses.a: should be a text, or a mapping with `content`, or "
        + "with `default` or `patterns`",
      "5:21: error: providers.mock.responses.b.patterns: should be a mapping of patterns, not a "
        + "list",
      "6:35: error: providers.mock.responses.c.cost_cents: should be a number of cents, from 0",
      "7:11: warning: providers.mock.responses.d.contents: unknown key; it is ignored; did you "
        + "mean \"content\"?",
      "7:10: error: providers.mock.responses.d: should be a text, or a mapping with `content`, or "
        + "with `default` or `patterns`",
    ]
  ),
  Complained(
    "no providers",
    .tokenpak,
    "version: 1\n",
    ["1:1: error: providers: missing; name at least one provider"]
  ),
]

@Suite struct `Complaints about other tools' files` {
  @Test(arguments: mocktopus + mockllm + fakellm + tokenpak)
  private func `name the place and the mend`(row: Complained) throws {
    let builder = try ForeignFile.read(row.text, as: row.tool)
    #expect(builder.complaints.map(\.description) == row.complaints.map { "f.yaml:\($0)" })
  }

  @Test func `have the words of Mocktopus' own validation`() throws {
    let builder = try ForeignFile.read(
      ForeignFile.peer("mocktopus/bad-fields.yaml"),
      as: .mocktopus
    )
    #expect(
      builder.errors == [
        "version: Must be integer 1",
        "rules[0]: Must be an object",
        "rules[1].type: Required field missing",
        "rules[2].type: Must be 'llm.openai', 'llm', or 'embeddings'",
        "rules[2].when: Must be an object",
        "rules[2].respond: Must be an object",
        "rules[3].when: Required field missing",
        "rules[3]: Must have either 'respond' or 'error' field",
        "rules[4].error: Must be an object",
        "rules[5].error.error_type: Required field missing",
        "rules[5].error.message: Required field missing",
        "rules[6].times: Must be positive integer or null",
        "rules[7].times: Must be positive integer or null",
        "meta: Must be an object",
      ]
    )
  }

  @Test(
    arguments: [
      ("bad-rules-map", "'rules' must be a list, got dict"),
      ("bad-rule-text", "rule[0] must be a mapping, got int"),
      (
        "bad-pair",
        "rule[0] (a): field 'turn_in': Value error, turn_in must be a [low, high] pair"
      ),
      (
        "bad-range",
        "rule[0] (a): field 'turn_in': Value error, turn_in low (5) is greater than high (2)"
      ),
      (
        "bad-turn",
        "rule[0] (a): field 'turn': Input should be a valid integer, unable to parse string as an "
          + "integer"
      ),
      ("bad-name", "rule[0] (5): field 'name': Input should be a valid string"),
      ("bad-content", "rule[0] (a): field 'content': Input should be a valid string"),
    ]
  )
  func `have the words of fakellm's own validation`(file: String, complaint: String) throws {
    let builder = try ForeignFile.read(ForeignFile.peer("fakellm/\(file).yaml"), as: .fakellm)
    #expect(builder.errors == [complaint])
  }
}
