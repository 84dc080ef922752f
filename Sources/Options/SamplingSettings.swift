// SPDX-License-Identifier: MIT

/// What a command is told that looks at one sample request.
protocol SamplingSettings: CommandSettings {
  /// The request, and the scenario that it meets.
  var sample: SampleRequest { get set }
}

extension SamplingSettings {
  func check() throws(OptionsError) { try sample.check(for: Self.command) }

  /// The flags that say what the request is.
  static var sampleFlags: [Flag<Self>] {
    [
      Flag("model", \.sample.model, .text("NAME", "the name of a model"), "Model that is asked"),
      Flag("prompt", \.sample.prompt, .anyText, "What the user says, or the text to embed"),
      Flag(
        "dialect",
        \.sample.dialect,
        .word,
        "API that the request is spoken in",
        standard: "openai"
      ),
      Flag(
        "endpoint",
        \.sample.endpoint,
        .word,
        "What is asked",
        standard: "chat"
      ),
      Flag("system", \.sample.system, .anyText, "What the system message says"),
      Flag(
        "tool",
        gatheredAt: \.sample.tools,
        separator: .comma,
        .text("NAME", "the name of a tool"),
        "Offer a tool of this name; may be repeated"
      ),
      Flag(
        "body",
        \.sample.body,
        .text("PATH", "the path of a file, or - for standard input"),
        "Send the JSON in this file, in place of what the flags above make"
      ),
      Flag(
        "header",
        letter: "H",
        gatheredAt: \.sample.headers,
        separator: .lineFeed,
        .header,
        "Send this header field, as \"X-Test: flaky\"; may be repeated"
      ),
      Flag("key", \.sample.key, .token, "API key of the client"),
      Flag(
        "namespace",
        \.sample.namespace,
        .text("NAME", "the name of a namespace"),
        "Namespace whose counts and conversations the request meets"
      ),
      .seed(at: \.sample.seed),
    ]
  }
}
