// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import Options
import Scenarios
import Service

/// `understudy simulate`: a scenario's answer to one request, as it would be sent.
enum Simulate {
  /// Prints the answer, and ends well where it is a whole one and no error.
  static func run(_ settings: SimulateSettings) -> ExitCode {
    let sample = settings.sample
    let watched = WatchedScenario(paths: sample.scenarios, isStrict: sample.isStrict)
    if let code = ScenarioReport.complain(of: watched.reload()) { return code }
    guard let message = SampleMessage(sample, isStream: settings.isStream) else { return .usage }
    return print(message, from: Service(sample, watched), showsHead: settings.showsHead)
  }

  private static func print(
    _ message: borrowing SampleMessage,
    from service: Service,
    showsHead: Bool
  ) -> ExitCode {
    var status = 0
    var isInLine = false
    var check = AnswerCheck()
    var client = InProcess(service)
    let ending = client.post(message.path, message.fields, message.body.span) { told, head in
      status = told
      check.begin(head.bytes)
      guard showsHead else { return true }
      var copy = ByteBuffer()
      copy.append(head.bytes)
      return Console.write(&copy, to: STDOUT_FILENO)
    } take: { piece in
      check.take(piece.bytes)
      isInLine = piece.bytes[piece.count - 1] != UInt8(ascii: "\n")
      return Console.write(&piece, to: STDOUT_FILENO)
    }
    // A body of JSON has no line feed of its own; what comes next is to begin a line.
    if isInLine, ending != .left { Console.write("\n", to: STDOUT_FILENO) }
    let lack = ending == .whole && status > 0 ? check.fault() : nil
    guard let fault = fault(of: ending, hasAnswer: status > 0) ?? lack else {
      return ending == .whole && status < 400 ? .success : .failure
    }
    Console.complain(fault)
    return .failure
  }

  /// What is wrong with an answer that ends so; nil where nothing is, or nobody wants to know.
  private static func fault(of ending: InProcess.Ending, hasAnswer: Bool) -> String? {
    let place = hasAnswer ? "here" : "without an answer"
    return switch ending {
    case .whole: hasAnswer ? nil : "the connection ends without an answer"
    case .closed: "the connection is closed \(place)"
    case .reset: "the connection is reset \(place)"
    case .hangs: "nothing more is sent until the client leaves"
    case .left: nil
    }
  }
}
