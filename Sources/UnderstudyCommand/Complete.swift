// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Glibc
import Ledger
import Options
import Service

/// `understudy complete`: the answer that the server would give to a prompt.
enum Complete {
  /// Prints the answer's text or, where asked for, the event stream as the server sends it.
  static func run(_ settings: CompleteSettings) -> ExitCode {
    var engine = EngineSettings()
    engine.seed = settings.seed
    let service = Service(
      settings: ServiceSettings(engine: engine, version: Build.version),
      ledger: Ledger(shardCount: 1)
    )
    var sample = SampleRequest()
    sample.model = settings.model
    sample.prompt = settings.prompt
    let body = SampleBody(sample, isStream: settings.isStream).bytes
    var answer = ByteBuffer()
    var status = 0
    var isTaken = true
    var client = InProcess(service)
    _ = client.post("/v1/chat/completions", [], body.span) { told, _ in
      status = told
      return true
    } take: { piece in
      if settings.isStream, status == 200 {
        isTaken = Console.write(&piece, to: STDOUT_FILENO)
        return isTaken
      }
      answer.append(piece.bytes)
      piece.removeAll()
      return true
    }
    guard status == 200 else {
      Console.complain(
        AnswerText.at("/error/message", in: answer) ?? "the answer is an error \(status)"
      )
      return .failure
    }
    if !settings.isStream {
      isTaken = Console.say(AnswerText.at("/choices/0/message/content", in: answer) ?? "")
    }
    return isTaken ? .success : .failure
  }
}
