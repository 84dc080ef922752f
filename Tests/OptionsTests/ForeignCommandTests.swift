// SPDX-License-Identifier: MIT
import Options
import Testing

/// What a line under a tool's name comes to; nil where it is refused.
private func command(_ tool: ForeignTool, _ line: [String]) -> ForeignCommand? {
  try? tool.command(line)
}

/// The complaint about a line under a tool's name, without its usage; nil where there is none.
private func complaint(_ tool: ForeignTool, _ line: [String]) -> String? {
  do throws(ForeignUsageError) {
    _ = try tool.command(line)
    return nil
  } catch {
    return error.text.split(separator: "\n").last.map(String.init)
  }
}

/// The settings of `mocktopus serve` with these flags; nil where they are refused.
private func serve(_ flags: [String]) -> MocktopusServeSettings? {
  guard case .mocktopusServe(let settings) = command(.mocktopus, ["serve"] + flags) else {
    return nil
  }
  return settings
}

@Suite struct `A program's name` {
  @Test(arguments: [
    ("mocktopus", ForeignTool.mocktopus), ("./mockllm", .mockllm),
    ("/usr/local/bin/fakellm", .fakellm),
  ])
  func `is the last part of its path`(path: String, tool: ForeignTool) {
    #expect(ForeignTool(program: path) == tool)
  }

  @Test(arguments: ["understudy", "", "/", "mocktopus/understudy", "mocktopus2", "Mocktopus"])
  func `may be none of a tool's`(path: String) {
    #expect(ForeignTool(program: path) == nil)
  }
}

@Suite struct `A tool's command line` {
  @Test(arguments: [
    ["-p", "9", "-v"], ["-p9", "-v"], ["-vp", "9"], ["-vp9"], ["--port", "9", "--verbose"],
    ["--port=9", "-v"], ["--port", "1", "-v", "-p", "9"], ["-v", "-p", "9", "--"],
  ])
  func `may be written in several ways`(flags: [String]) {
    var settings = MocktopusServeSettings()
    settings.port = 9
    settings.isVerbose = true
    #expect(serve(flags) == settings)
  }

  @Test func `has the tool's defaults, on this machine alone`() {
    let mocktopus = serve([])
    #expect(mocktopus?.host == "127.0.0.1")
    #expect(mocktopus?.port == 8080)
    guard case .mockllmStart(let start) = command(.mockllm, ["start"]),
      case .fakellmServe(let serve) = command(.fakellm, ["serve"])
    else {
      Issue.record("both are whole")
      return
    }
    #expect((start.host, start.port, start.responses) == ("127.0.0.1", 8000, "responses.yml"))
    #expect((serve.host, serve.port, serve.config) == ("127.0.0.1", 9999, "fakellm.yaml"))
  }

  @Test func `takes the last of two switches`() {
    let line = ["simulate", "-s", "/", "--prompt", "p"]
    for (flags, isStream) in [(["--stream", "--no-stream"], false), (["--stream"], true)] {
      guard case .mocktopusSimulate(let settings) = command(.mocktopus, line + flags) else {
        Issue.record("\(flags) are taken")
        continue
      }
      #expect(settings.isStream == isStream)
    }
  }

  @Test func `opens all addresses only where it is told to`() {
    guard case .mockllmStart(let start) = command(.mockllm, ["start", "-h", "0.0.0.0"]) else {
      Issue.record("-h is the host, not help")
      return
    }
    #expect(start.host == "0.0.0.0")
  }

  @Test(arguments: [
    (["serve", "--port"], "Option '--port' requires an argument."),
    (["serve", "--verbose=yes"], "Option '--verbose' does not take a value."),
    (["serve", "-x"], "No such option '-x'."),
    (["serve", "--prot", "1"], "No such option '--prot'. Did you mean '--port'?"),
    (
      ["serve", "-p", "70000"],
      "Invalid value for '--port' / '-p': 70000 is not in the range 0<=x<=65535."
    ),
    (["serve", "a"], "Got unexpected extra argument (a)"),
    (["validate", "/", "a", "b"], "Got unexpected extra arguments (a b)"),
    (["simulate"], "Missing option '--scenario' / '-s'."),
    (
      ["serve", "--mode", "replay"],
      "Invalid value for '--mode': 'replay' is not available yet: recording and replay come in a "
        + "later version; use 'mock'."
    ),
  ])
  func `is refused in the words of its library`(line: [String], message: String) {
    #expect(complaint(.mocktopus, line) == "Error: \(message)")
  }
}
