// SPDX-License-Identifier: MIT
import Options

/// The program `understudy`.
@main enum Main {
  /// Reads the command line and runs the command.
  nonisolated static func main() {
    let words = CommandLine.arguments
    if let tool = ForeignTool(program: words.first ?? "") {
      ForeignProgram.run(tool, Array(words.dropFirst())).end()
    }
    let code: ExitCode
    do throws(OptionsError) {
      let invocation = try Invocation(
        arguments: Array(words.dropFirst()),
        environment: Environment.all
      )
      for warning in invocation.warnings { Console.complain(warning) }
      code = run(invocation.command)
    } catch {
      Console.complain(error.message)
      code = .usage
    }
    code.end()
  }

  /// Runs one command to its end.
  private static func run(_ command: Command) -> ExitCode {
    switch command {
    case .serve(let settings): Serve.run(settings)
    case .initialise(let settings): Init.run(settings)
    case .validate(let settings): Validate.run(settings)
    case .explain(let settings): Explain.run(settings)
    case .simulate(let settings): Simulate.run(settings)
    case .convert(let settings): Convert.run(settings)
    case .schema: Schema.run()
    case .embed(let settings): Embed.run(settings)
    case .complete(let settings): Complete.run(settings)
    case .version: Version.run()
    case .help(let text): Help.run(text)
    }
  }
}
