// SPDX-License-Identifier: MIT
import Options
import Testing

/// What a command line comes to: the command, or the complaint.
private func outcome(
  _ line: [String],
  _ environment: [(name: String, value: String)] = []
) -> Result<Invocation, OptionsError> {
  do throws(OptionsError) {
    return .success(try Invocation(arguments: line, environment: environment))
  } catch {
    return .failure(error)
  }
}

/// The complaint about a command line; nil where there is none.
private func complaint(
  _ line: [String],
  _ environment: [(name: String, value: String)] = []
) -> String? {
  guard case .failure(let error) = outcome(line, environment) else { return nil }
  return error.message
}

/// The settings of `serve`; nil where the line is no such command.
private func serve(
  _ flags: [String],
  _ environment: [(name: String, value: String)] = []
) -> ServeSettings? {
  guard case .success(let invocation) = outcome(["serve"] + flags, environment),
    case .serve(let settings) = invocation.command
  else { return nil }
  return settings
}

@Suite struct `A command line` {
  @Test func `has the documented defaults`() throws {
    let settings = try #require(serve([]))
    #expect(settings == ServeSettings())
    #expect(settings.host == "127.0.0.1" && settings.port == 8080 && settings.seed == 0)
    #expect(settings.threads == nil && settings.gzip == .auto && settings.gzipBytesMin == 1024)
    #expect(settings.clock == .fixed && settings.identifiers == .content && settings.log == .off)
    #expect(settings.readyFile == nil && settings.bodyBytesMax == 33_554_432)
    #expect(settings.headSecondsMax == 10 && settings.bodySecondsMax == 30)
    #expect(settings.idleSecondsMax == 75 && settings.connectionsMax == 10_000)
  }

  @Test func `sets every flag of serve, with a space or an equals sign`() throws {
    let flags = [
      ("--host", "::1"), ("--port", "0"), ("--seed", "18446744073709551615"), ("--threads", "3"),
      ("--gzip", "9"), ("--gzip-min", "2KiB"), ("--clock", "system"), ("--ids", "sequence"),
      ("--log", "json"), ("--ready-file", "ready.txt"), ("--body-max", "64MiB"),
      ("--head-timeout", "1"), ("--body-timeout", "2"), ("--idle-timeout", "3"),
      ("--max-connections", "4"),
    ]
    let spaced = try #require(serve(flags.flatMap { [$0.0, $0.1] }))
    let joined = try #require(serve(flags.map { "\($0.0)=\($0.1)" }))
    let variables = flags.map { flag, value in
      let name = flag.dropFirst(2).uppercased().map { $0 == "-" ? "_" : $0 }
      return (name: "UNDERSTUDY_" + String(name), value: value)
    }
    let environment = try #require(serve([], variables))
    var expected = ServeSettings()
    (expected.host, expected.port, expected.seed) = ("::1", 0, .max)
    (expected.threads, expected.gzip, expected.gzipBytesMin) = (3, .level(9), 2048)
    (expected.clock, expected.identifiers, expected.log) = (.system, .sequence, .json)
    (expected.readyFile, expected.bodyBytesMax) = ("ready.txt", 67_108_864)
    (expected.headSecondsMax, expected.bodySecondsMax, expected.idleSecondsMax) = (1, 2, 3)
    expected.connectionsMax = 4
    #expect(spaced == expected)
    #expect(joined == expected)
    #expect(environment == expected)
  }

  @Test func `lets a flag win over its variable, and the last flag over the first`() {
    let settings = serve(["--port", "1", "--port", "2"], [("UNDERSTUDY_PORT", "3")])
    #expect(settings?.port == 2)
    #expect(serve([], [("UNDERSTUDY_PORT", "3")])?.port == 3)
    #expect(serve([], [("UNDERSTUDY_PORT", "")])?.port == 8080)
    #expect(serve(["--port", "1"], [("UNDERSTUDY_PORT", "x")]) == nil)
  }

  @Test(arguments: [
    (["embed"], [String]()),
    (["embed", "a", "b"], ["a", "b"]),
    (["embed", "a", "--seed", "1", "b"], ["a", "b"]),
    (["embed", "--", "--seed", "-h"], ["--seed", "-h"]),
    (["embed", "-", ""], ["-", ""]),
  ])
  func `gathers the texts to embed`(line: [String], texts: [String]) throws {
    guard case .embed(let settings) = try outcome(line).get().command else {
      Issue.record("no embed")
      return
    }
    #expect(settings.texts == texts)
  }

  @Test func `reads the flags of embed and complete`() throws {
    var embed = EmbedSettings()
    (embed.model, embed.dimensions, embed.format, embed.seed) = ("m", 256, .base64, 7)
    let flags = ["--model=m", "--dimensions", "256", "--format", "base64", "--seed=7"]
    #expect(try outcome(["embed"] + flags).get().command == .embed(embed))

    var complete = CompleteSettings()
    (complete.model, complete.prompt, complete.isStream) = ("m", "--stream", true)
    #expect(
      try outcome(["complete", "--stream", "--model", "m", "--prompt=--stream"]).get().command
        == .complete(complete)
    )
    complete.isStream = false
    let line = ["complete", "--stream=false", "--prompt", "--stream", "--model", "m"]
    #expect(complaint(line) == "--prompt needs a value: a text")
    let variables = [
      (name: "UNDERSTUDY_MODEL", value: "m"), (name: "UNDERSTUDY_STREAM", value: "1"),
    ]
    complete = CompleteSettings()
    (complete.model, complete.prompt, complete.isStream) = ("m", "p", true)
    #expect(
      try outcome(["complete", "--prompt", "p"], variables).get().command == .complete(complete)
    )
  }

  @Test(arguments: [
    (["sreve"], "unknown command \"sreve\"; did you mean serve?"),
    (["launch"], "unknown command \"launch\"; try `understudy help`"),
    (["--port", "1"], "unknown command \"--port\"; try `understudy help`"),
    (["help", "embd"], "unknown command \"embd\"; did you mean embed?"),
    (["help", "serve", "x"], "help takes no argument \"x\"; try `understudy help help`"),
    (["version", "x"], "version takes no argument \"x\"; try `understudy help version`"),
    (["serve", "x"], "serve takes no argument \"x\"; try `understudy help serve`"),
    (["serve", "--", "x"], "serve takes no argument \"x\"; try `understudy help serve`"),
    (["serve", "--prot", "1"], "unknown flag --prot for serve; did you mean --port?"),
    (["serve", "--prot=1"], "unknown flag --prot for serve; did you mean --port?"),
    (
      ["serve", "--max-conections", "1"],
      "unknown flag --max-conections for serve; did you mean --max-connections?"
    ),
    (["serve", "--wombat"], "unknown flag --wombat for serve; try `understudy help serve`"),
    (["serve", "-x", "1"], "unknown flag -x for serve; try `understudy help serve`"),
    (["serve", "-seed=1"], "unknown flag -seed for serve; did you mean --seed?"),
    (["serve", "-p", "-s"], "-p needs a value: a whole number from 0 to 65535"),
    (["serve", "-p=x"], "-p takes a whole number from 0 to 65535, not \"x\""),
    (["serve", "--port"], "--port needs a value: a whole number from 0 to 65535"),
    (["serve", "--port", "--seed", "1"], "--port needs a value: a whole number from 0 to 65535"),
    (["serve", "--port", "65536"], "--port takes a whole number from 0 to 65535, not \"65536\""),
    (["serve", "--port", "-1"], "--port takes a whole number from 0 to 65535, not \"-1\""),
    (["serve", "--port", "+1"], "--port takes a whole number from 0 to 65535, not \"+1\""),
    (["serve", "--port="], "--port takes a whole number from 0 to 65535, not \"\""),
    (["serve", "--port", "٣"], "--port takes a whole number from 0 to 65535, not \"٣\""),
    (["serve", "--host="], "--host takes an address, such as 127.0.0.1 or ::1, not \"\""),
    (["serve", "--threads", "0"], "--threads takes a whole number from 1 to 1024, not \"0\""),
    (
      ["serve", "--seed", "18446744073709551616"],
      "--seed takes a whole number from 0 to 18446744073709551615, not \"18446744073709551616\""
    ),
    (["serve", "--gzip", "10"], "--gzip takes auto, off or a level from 1 to 9, not \"10\""),
    (
      ["serve", "--gzip", "of"],
      "--gzip takes auto, off or a level from 1 to 9, not \"of\"; did you mean off?"
    ),
    (
      ["serve", "--clock", "sytsem"],
      "--clock takes fixed or system, not \"sytsem\"; did you mean system?"
    ),
    (["serve", "--log", "yes\nno"], "--log takes text, json or off, not \"yes\\nno\""),
    (
      ["serve", "--body-max", "10MX"],
      "--body-max takes a number of bytes from 1 to 4GiB, such as 1048576, 64MiB or 10MB, "
        + "not \"10MX\""
    ),
    (["complete", "--prompt", "p"], "complete needs --model; try `understudy help complete`"),
    (["complete", "--model", "m"], "complete needs --prompt; try `understudy help complete`"),
    (
      ["complete", "--model", "m", "--prompt", "p", "--stream=yes"],
      "--stream takes true or false, not \"yes\""
    ),
    (
      ["embed", "--dimensions", "8193"],
      "--dimensions takes a whole number from 1 to 8192, not \"8193\""
    ),
    (
      ["serve", "--" + String(repeating: "x", count: 100)],
      "unknown flag --" + String(repeating: "x", count: 58) + "… for serve; "
        + "try `understudy help serve`"
    ),
  ])
  func `names what is wrong and what would be right`(line: [String], message: String) {
    #expect(complaint(line) == message)
  }

  @Test(arguments: [
    ("0", 0), ("1", 1), ("1048576", 1_048_576), ("10MB", 10_000_000), ("10mb", 10_000_000),
    ("64MiB", 67_108_864), ("2kB", 2_000), ("3KiB", 3_072), ("1GB", 1_000_000_000),
    ("4GiB", 4_294_967_296), ("7B", 7), ("5GiB", nil), ("4294967297", nil), ("", nil),
    ("MiB", nil), ("1.5MiB", nil), ("-1", nil), ("1 MiB", nil), ("1K", nil),
    ("99999999999999999999", nil), ("9223372036854775807GiB", nil),
  ])
  func `reads numbers of bytes`(text: String, bytes: Int?) {
    #expect(serve(["--gzip-min", text])?.gzipBytesMin == bytes)
  }

  @Test(arguments: [
    (
      [("UNDERSTUDY_PORT", "x")],
      "UNDERSTUDY_PORT takes a whole number from 0 to 65535, not \"x\""
    ),
    (
      [("UNDERSTUDY_GZIP", "atuo")],
      "UNDERSTUDY_GZIP takes auto, off or a level from 1 to 9, not \"atuo\"; did you mean auto?"
    ),
  ])
  func `names a wrong variable`(variables: [(String, String)], message: String) {
    let environment = variables.map { (name: $0.0, value: $0.1) }
    #expect(complaint(["serve"], environment) == message)
    #expect(complaint(["version"], environment) == nil)
  }

  @Test func `warns of variables that belong to no flag`() throws {
    let environment = [
      (name: "UNDERSTUDY_PROT", value: "1"), (name: "UNDERSTUDY_MODEL", value: "m"),
      (name: "PATH", value: "/"), (name: "UNDERSTUDY_", value: ""),
      (name: "UNDERSTUDY_BINARY_PATH", value: "x"),
    ]
    let invocation = try outcome(["serve"], environment).get()
    #expect(invocation.command == .serve(ServeSettings()))
    #expect(
      invocation.warnings == [
        "unknown variable UNDERSTUDY_; it has no effect",
        "unknown variable UNDERSTUDY_BINARY_PATH; it has no effect",
        "unknown variable UNDERSTUDY_PROT; did you mean UNDERSTUDY_PORT?",
      ]
    )
  }

  @Test func `passes over what Kubernetes says of a service of our name`() throws {
    let environment = [
      (name: "UNDERSTUDY_SERVICE_HOST", value: "10.0.0.1"),
      (name: "UNDERSTUDY_SERVICE_PORT", value: "8080"),
      (name: "UNDERSTUDY_SERVICE_PORT_HTTP", value: "8080"),
      (name: "UNDERSTUDY_PORT", value: "tcp://10.0.0.1:8080"),
      (name: "UNDERSTUDY_PORT_8080_TCP", value: "tcp://10.0.0.1:8080"),
      (name: "UNDERSTUDY_PORT_8080_TCP_ADDR", value: "10.0.0.1"),
      (name: "UNDERSTUDY_PORT_8080_TCP_PORT", value: "8080"),
      (name: "UNDERSTUDY_PORT_8080_TCP_PROTO", value: "tcp"),
    ]
    let invocation = try outcome(["serve"], environment).get()
    #expect(invocation == (try outcome(["serve"]).get()))
  }

  @Test(arguments: [["version"], ["--version"]])
  func `asks for the version`(line: [String]) throws {
    #expect(try outcome(line).get().command == .version)
  }
}
