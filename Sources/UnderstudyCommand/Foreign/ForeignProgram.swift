// SPDX-License-Identifier: MIT
import Glibc
import Options

/// The program where it was started by another tool's name: that tool's command line and output.
enum ForeignProgram {
  /// Reads the words behind the program's name and runs the command.
  static func run(_ tool: ForeignTool, _ words: [String]) -> ExitCode {
    do throws(ForeignUsageError) {
      return run(try tool.command(words))
    } catch {
      return refuse(error)
    }
  }

  /// Says what is wrong with a command line.
  static func refuse(_ error: ForeignUsageError) -> ExitCode {
    Console.write(error.text, to: STDERR_FILENO)
    return .usage
  }

  private static func run(_ command: ForeignCommand) -> ExitCode {
    switch command {
    case .mocktopusServe(let settings): MocktopusServe.run(settings)
    case .mocktopusSimulate(let settings): MocktopusSimulate.run(settings)
    case .mocktopusValidate(let settings): MocktopusValidate.run(settings)
    case .mocktopusInit(let settings): MocktopusInit.run(settings)
    case .mocktopusDoctor(let settings): MocktopusDoctor.run(settings)
    case .mocktopusExplain(let settings): MocktopusExplain.run(settings)
    case .mocktopusExample(let settings): MocktopusExampleCommand.run(settings)
    case .mockllmStart(let settings): MockllmStart.run(settings)
    case .mockllmValidate(let settings): MockllmValidate.run(settings)
    case .fakellmServe(let settings): FakellmServe.run(settings)
    case .fakellmInit: FakellmInit.run()
    case .print(let text): Help.run(text)
    }
  }
}
