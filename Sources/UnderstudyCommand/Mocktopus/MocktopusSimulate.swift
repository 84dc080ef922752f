// SPDX-License-Identifier: MIT
import Bytes
import Options

/// `mocktopus simulate`: the text that answers a prompt.
enum MocktopusSimulate {
  /// What the server says where no rule answers.
  private static let miss = "No matching mock rule found"

  /// Prints the text or, where there is none, the calls; a stream says the same, piece by piece.
  static func run(_ settings: MocktopusSimulateSettings) -> ExitCode {
    let sample = MocktopusSample(
      path: settings.scenario,
      model: settings.model,
      prompt: settings.prompt
    )
    guard let sample else { return .failure }
    var status = 0
    var answer = ByteBuffer()
    var client = InProcess(sample.service)
    let message = sample.message
    let ending = client.post(message.path, message.fields, message.body.span) { told, _ in
      status = told
      return true
    } take: { piece in
      answer.append(piece.bytes)
      piece.removeAll()
      return true
    }
    guard ending == .whole, status < 400 else {
      tellError(status, answer)
      return .failure
    }
    let text = AnswerText.at("/choices/0/message/content", in: answer)
    let calls = AnswerText.list(at: "/choices/0/message/tool_calls", in: answer)
    return Console.say(text ?? calls ?? "") ? .success : .failure
  }

  private static func tellError(_ status: Int, _ answer: borrowing ByteBuffer) {
    let message = AnswerText.at("/error/message", in: answer) ?? "the answer is no answer"
    if status == 404, message == miss {
      Console.note("❌ 'No Mocktopus rule matched for the given model/messages.'")
    } else {
      Console.note("❌ Error \(status): \(message)")
    }
  }
}
