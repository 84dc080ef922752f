// SPDX-License-Identifier: MIT
import Options
import Testing

/// The command that a line comes to; nil where it is refused.
private func command(
  _ line: [String],
  _ environment: [(name: String, value: String)] = []
) -> Command? {
  try? Invocation(arguments: line, environment: environment).command
}

/// The complaint about a command line; nil where there is none.
private func complaint(_ line: [String]) -> String? {
  do throws(OptionsError) {
    _ = try Invocation(arguments: line, environment: [])
    return nil
  } catch {
    return error.message
  }
}

/// The scenarios of a `serve`; nil where the line is no such command.
private func scenarios(
  _ flags: [String],
  _ environment: [(name: String, value: String)] = []
) -> [String]? {
  guard case .serve(let settings) = command(["serve"] + flags, environment) else { return nil }
  return settings.scenarios
}

/// The sample request of `explain`; nil where the line is no such command.
private func sample(_ flags: [String]) -> SampleRequest? {
  let line = ["explain", "-s", "a.yaml", "--model", "m", "--prompt", "p"] + flags
  guard case .explain(let settings) = command(line) else { return nil }
  return settings.sample
}

@Suite struct `The flags for scenarios` {
  @Test func `gather files in the order in which they are named`() {
    #expect(scenarios([]) == [])
    #expect(scenarios(["-s", "a.yaml"]) == ["a.yaml"])
    #expect(scenarios(["-s=a.yaml", "--scenario", "b", "--scenario=c"]) == ["a.yaml", "b", "c"])
  }

  @Test func `read several files from the variable, which flags replace`() {
    let variable = [(name: "UNDERSTUDY_SCENARIO", value: "a.yaml:b/:c.yml")]
    #expect(scenarios([], variable) == ["a.yaml", "b/", "c.yml"])
    #expect(scenarios(["-s", "d", "-s", "e"], variable) == ["d", "e"])
  }

  @Test func `say how misses, changes and admin requests are met`() {
    var expected = ServeSettings()
    #expect(expected.watchesFiles && !expected.isStrict && expected.adminToken == nil)
    (expected.isStrict, expected.watchesFiles, expected.adminToken) = (true, false, "secret")
    let flags = ["--strict", "--watch", "off", "--admin-token", "secret"]
    #expect(command(["serve"] + flags) == .serve(expected))
    let variables = [
      (name: "UNDERSTUDY_STRICT", value: "1"), (name: "UNDERSTUDY_WATCH", value: "off"),
      (name: "UNDERSTUDY_ADMIN_TOKEN", value: "secret"),
    ]
    #expect(command(["serve"], variables) == .serve(expected))
  }

  @Test func `describe a sample request`() {
    var expected = SampleRequest()
    (expected.scenarios, expected.model, expected.prompt) = (["a.yaml"], "m", "p")
    #expect(sample([]) == expected)
    (expected.dialect, expected.endpoint) = (.anthropic, .countTokens)
    (expected.system, expected.tools) = ("be brief", ["get_weather", "get_time"])
    expected.headers = [
      HeaderChoice(name: "X-Test", value: "a: b"), HeaderChoice(name: "x-empty", value: ""),
    ]
    (expected.key, expected.namespace, expected.seed) = ("sk-1", "suite 1", 7)
    let flags = [
      "--dialect", "anthropic", "--endpoint", "count_tokens", "--system", "be brief", "--tool",
      "get_weather", "--tool", "get_time", "-H", "X-Test:  a: b ", "--header", "x-empty:",
      "--key", "sk-1", "--namespace", "suite 1", "--seed", "7",
    ]
    #expect(sample(flags) == expected)
  }

  @Test func `take the body of a sample request from a file`() {
    var expected = SimulateSettings()
    (expected.sample.scenarios, expected.sample.body) = (["a.yaml"], "-")
    #expect(command(["simulate", "-s", "a.yaml", "--body", "-"]) == .simulate(expected))
    (expected.showsHead, expected.sample.isStrict) = (true, true)
    let line = ["simulate", "-i", "--strict", "-s", "a.yaml", "--body", "-"]
    #expect(command(line) == .simulate(expected))
  }

  @Test func `name the files of validate, convert and init`() {
    var validate = ValidateSettings()
    validate.paths = ["a.yaml", "--", "b"]
    #expect(command(["validate", "a.yaml", "--", "--", "b"]) == .validate(validate))
    var convert = ConvertSettings()
    convert.path = "mocktopus.yaml"
    #expect(command(["convert", "mocktopus.yaml"]) == .convert(convert))
    #expect(command(["schema"]) == .schema)
    #expect(command(["init"]) == .initialise(InitSettings()))
    var initialise = InitSettings()
    (initialise.template, initialise.output, initialise.isForced) = (.faults, "-", true)
    let line = ["init", "--template", "faults", "-o", "-", "--force"]
    #expect(command(line) == .initialise(initialise))
  }

  @Test(arguments: [
    (["validate"], "validate needs PATH; try `understudy help validate`"),
    (
      ["validate", "--strict", "a"],
      "unknown flag --strict for validate; try `understudy help validate`"
    ),
    (["convert"], "convert needs FILE; try `understudy help convert`"),
    (["convert", "a", "b"], "convert takes no argument \"b\"; try `understudy help convert`"),
    (["schema", "a"], "schema takes no argument \"a\"; try `understudy help schema`"),
    (["validte", "a"], "unknown command \"validte\"; did you mean validate?"),
    (["serve", "--senario", "a"], "unknown flag --senario for serve; did you mean --scenario?"),
    (["serve", "-s"], "-s needs a value: the path of a file or a folder"),
    (["serve", "-s", ""], "-s takes the path of a file or a folder, not \"\""),
    (["serve", "-s", "--strict"], "-s needs a value: the path of a file or a folder"),
    (["serve", "--watch", "offf"], "--watch takes on or off, not \"offf\"; did you mean off?"),
    (
      ["serve", "--admin-token", "two words"],
      "--admin-token takes a word of visible ASCII characters, not \"two words\""
    ),
    (
      ["init", "--template", "agents"],
      "--template takes basic, agent, rag, faults or limits, not \"agents\"; did you mean agent?"
    ),
  ])
  func `are named where they are wrong`(line: [String], message: String) {
    #expect(complaint(line) == message)
  }

  @Test(arguments: ["explain", "simulate"])
  func `are named where a sample request lacks something`(command: String) {
    let help = "try `understudy help \(command)`"
    let whole = [command, "-s", "a", "--model", "m", "--prompt", "p"]
    #expect(complaint(whole) == nil)
    #expect(
      complaint([command, "-s", "a", "--prompt", "p"]) == "\(command) needs --model; \(help)"
    )
    #expect(
      complaint([command, "-s", "a", "--model", "m"]) == "\(command) needs --prompt; \(help)"
    )
    #expect(
      complaint([command, "--model", "m", "--prompt", "p"])
        == "\(command) needs --scenario; \(help)"
    )
    #expect(complaint(whole + ["--body", "b"]) == "--model cannot be combined with --body")
    #expect(
      complaint(whole + ["-H", "no field"])
        == "-H takes a header field, such as \"X-Test: flaky\", not \"no field\""
    )
    #expect(
      complaint(whole + ["--dialect", "anthropic", "--endpoint", "embeddings"])
        == "--endpoint embeddings cannot be combined with --dialect anthropic"
    )
    #expect(
      complaint(whole + ["--endpoint", "embeddings", "--system", "s"])
        == "--system cannot be combined with --endpoint embeddings"
    )
  }

  @Test(arguments: [
    (["--body", "b"], "--stream cannot be combined with --body"),
    (
      ["--model", "m", "--prompt", "p", "--endpoint", "embeddings"],
      "--stream cannot be combined with --endpoint embeddings"
    ),
  ])
  func `are named where there is no stream`(flags: [String], message: String) {
    #expect(complaint(["simulate", "-s", "a", "--stream"] + flags) == message)
  }
}
