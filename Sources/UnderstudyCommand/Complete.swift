// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Glibc
import JSON
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
    var answer = ByteBuffer()
    var status = 0
    var isTaken = true
    let body = requestBody(settings)
    InProcess(service).post("/v1/chat/completions", body.bytes) { told, piece in
      status = told
      if settings.isStream, told == 200 {
        isTaken = Console.write(&piece, to: STDOUT_FILENO)
        return isTaken
      }
      answer.append(piece.bytes)
      piece.removeAll()
      return true
    }
    guard status == 200 else {
      Console.complain(text("/error/message", in: answer) ?? "the answer is an error \(status)")
      return .failure
    }
    if !settings.isStream {
      isTaken = Console.say(text("/choices/0/message/content", in: answer) ?? "")
    }
    return isTaken ? .success : .failure
  }

  /// The body of the request that a client would send.
  private static func requestBody(_ settings: CompleteSettings) -> ByteBuffer {
    var body = ByteBuffer()
    body.append("{\"model\":")
    body.appendJSON(string: settings.model)
    body.append(",\"messages\":[{\"role\":\"user\",\"content\":")
    body.appendJSON(string: settings.prompt)
    body.append(settings.isStream ? "}],\"stream\":true}" : "}]}")
    return body
  }

  /// The string at `pointer` in a JSON text; nil where there is none.
  private static func text(_ pointer: StaticString, in json: borrowing ByteBuffer) -> String? {
    var path = ByteBuffer()
    path.append(pointer)
    var tape = JSONTape()
    do throws(JSONError) { try tape.parse(json.bytes) } catch { return nil }
    guard let node = tape.root(in: json.bytes).node(at: path.bytes), node.kind == .string else {
      return nil
    }
    var text = ByteBuffer()
    node.appendText(to: &text)
    return String(text)
  }
}
