// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Inference
import Ledger
import Scenarios
import Service
import Testing

/// Requests that were put to another tool, one after the other, with its file.
private struct Session: CustomTestStringConvertible, Sendable {
  /// The tool.
  var tool: String
  /// Its file.
  var file: String
  /// Name, path, body and header fields of each request.
  var requests: [(name: String, path: String, body: String, fields: [String])] = []

  var testDescription: String { "\(tool)/\(file)" }

  /// Where the tools' tables are.
  private static let folder = URL(filePath: #filePath).appending(path: "../../Peers").standardized

  /// The path of the file.
  var path: String { "\(Session.folder.path)/\(tool)/\(file)" }

  /// The sessions of all tables whose file stays the same, with the requests that have a body of
  /// JSON.
  static let all: [Session] = ["mocktopus", "mockllm", "fakellm", "tokenpak"].flatMap(read)

  private static func read(_ tool: String) -> [Session] {
    let url = folder.appending(path: "\(tool)/cases.json")
    guard let data = try? Data(contentsOf: url),
      let table = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let cases = table["cases"] as? [[String: Any]]
    else { return [] }
    var sessions: [Session] = []
    var names: [String] = []
    for row in cases where row["replace"] == nil {
      guard let file = row["scenario"] as? String, let session = row["session"] as? String,
        let name = row["name"] as? String, let request = row["request"] as? [String: Any],
        let path = request["path"] as? String, let body = request["body"],
        let data = try? JSONSerialization.data(withJSONObject: body, options: .fragmentsAllowed)
      else { continue }
      if names.last != session {
        names.append(session)
        sessions.append(Session(tool: tool, file: file))
      }
      let headers = request["headers"] as? [String: String] ?? [:]
      let fields = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      let text = String(decoding: data, as: UTF8.self)
      sessions[sessions.count - 1].requests.append(
        (name, path, text, fields + ["Content-Type: application/json"])
      )
    }
    return sessions
  }
}

/// Requests that are answered otherwise by the converted file, as its comments say.
private let lost: [String: Set<String>] = [
  // Each message is looked at by itself.
  "fakellm/contain.yaml": [
    "contain blank: user 'a', user 'b'",
    "contain gap: user 'one', user [{'type': 'text', 'text': ''}], user 'two'",
    "contain joined: user 'one', user 'two'",
    "contain joined: user [{'type': 'text', 'text': 'one'}, {'type': 'text', 'text': 'two'}]",
    "contain: system and user joined", "contain: system blocks joined",
  ],
  // A star crosses line ends.
  "fakellm/models.yaml": [
    #"model: 'mid-a\nb-dle'"#, #"model: 'star-a\n'"#, #"model: 'star-a\nb'"#,
    #"model: 'x\n-tail'"#, "model: any, a model with a line break",
  ],
  // OpenAI's developer counts as the system.
  "fakellm/previous.yaml": [
    "previous: a block", "previous: a text by its case",
    "previous: a text with a capital sharp s", "previous: a text with ss",
    "previous: an empty needle, two messages",
  ],
  // Parameters are obeyed, and every API says the same.
  "fakellm/respond.yaml": [
    "messages stream: tools", "messages: stop_sequences have no effect", "messages: tools",
    "respond: max_tokens has no effect", "respond: moved", "respond: n has no effect",
    "respond: stop has no effect",
  ],
  // Only the tool results of the request itself are looked at.
  "fakellm/results.yaml": [
    "result: a tool message with blocks", "result: an earlier tool message", "result: it comes",
    "result: it is remembered", "result: still remembered",
  ],
  // There is no such status.
  "fakellm/status-999.yaml": [
    "respond: status 999"
  ],
  // Turns follow from the messages of a request.
  "fakellm/turns.yaml": [
    "turn: a number in quotes, second", "turn: a range from below zero, second",
    "turn: a range from below zero, third", "turn: a system before changes nothing",
    "turn: after a stream", "turn: after an unmatched request", "turn: the fifth",
    "turn: the fourth", "turn: the model changes nothing", "turn: the second", "turn: the sixth",
    "turn: the third",
  ],
  // A request needs no user message.
  "mockllm/responses.yaml": [
    "chat: only a system", "chat: only an assistant", "field: n", "messages: only an assistant",
    "stream: no user message", "stream: no user message, as a message",
  ],
  // An empty part ends a text with a line end.
  "mocktopus/contains.yaml": [
    "contains: an empty block is dropped"
  ],
  // Vectors belong to the inputs that a rule asks for, and others get vectors of their own.
  "mocktopus/embeddings.yaml": [
    "embeddings: pinned, two inputs", "embeddings: pinned, three inputs",
  ],
  // Each message is looked at by itself, parts too; classes know Unicode.
  "mocktopus/regex.yaml": [
    "regex ascii: 'wörd'",
    "regex gap: user 'one', user [{'type': 'text', 'text': 'x'}], user 'two'",
    "regex joined: system 'one', user 'two'", "regex joined: user 'one', assistant 'two'",
    #"regex nothing: 'x\n'"#, "regex word: user [{'type': 'text', 'text': 'hello'}]",
  ],
  // Parameters are obeyed.
  "mocktopus/respond.yaml": [
    "request: max_tokens has no effect"
  ],
]

/// A service that answers by the file `path`, or by the same file written in our format.
private func service(_ path: String, converted: Bool) throws -> Service? {
  guard let scenario = ScenarioFiles.load([path]).scenario else { return nil }
  let text = ScenarioWriter.text(of: scenario)
  let native = ScenarioReader.read([ScenarioSource(name: "converted", text: text)])
  let live = LiveScenario(converted ? try #require(native.scenario) : scenario)
  return Service(
    settings: ServiceSettings(version: "1.2.3"),
    live: live,
    ledger: Ledger(shardCount: 1)
  )
}

/// What an answer says, whatever its ids, counts, edges of chunks and digits of fingerprints are.
private func said(_ answer: Answer) -> String {
  var said = "\(answer.status)"
  // That no rule applies, each format tells in words of its own.
  if answer.status == 404 { return said }
  let events = answer.body.components(separatedBy: "data: ")
  for part in events.count > 1 ? Array(events.dropFirst()) : [answer.body] {
    let json = part.split(separator: "\r\n").filter { $0.hasPrefix("{") }.joined()
    let text = json.isEmpty ? part : String(json)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("{") }),
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    else { continue }
    gather(object, into: &said)
  }
  // fakellm's follow from Python's spelling of the body, ours from what is asked.
  return said.replacing(/, fingerprint [0-9a-f]{8}\]/, with: ", fingerprint]")
}

/// Appends the texts, names, arguments, messages and vectors in `value`.
private func gather(_ value: Any, into said: inout String) {
  if let list = value as? [Any] {
    for element in list { gather(element, into: &said) }
  } else if let object = value as? [String: Any] {
    for key in object.keys.sorted() {
      guard let value = object[key] else { continue }
      switch key {
      case "content" where value is String, "text" where value is String, "arguments",
        "partial_json":
        said += "\(value)"
      case "message" where value is String: said += " message \(value)"
      case "name": said += " calls \(value) "
      case "embedding" where value is [Any], "input" where value is [String: Any]:
        let json = try? JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
        said += " \(String(decoding: json ?? Data(), as: UTF8.self))"
      default: gather(value, into: &said)
      }
    }
  }
}

@Suite struct `A file of another tool that was converted` {
  @Test("answers as before", arguments: Session.all)
  private func answers(session: Session) throws {
    guard let before = try service(session.path, converted: false),
      let after = try service(session.path, converted: true)
    else { return }
    let plain = makeService()
    var changed: Set<String> = []
    for (name, path, body, fields) in session.requests
    where post(path, body, fields: fields, of: plain).status == 200 {
      let expected = said(post(path, body, fields: fields, of: before))
      let answer = said(post(path, body, fields: fields, of: after))
      if expected != answer { changed.insert(name) }
    }
    let known = lost[session.testDescription, default: []]
    #expect(changed == known.intersection(session.requests.map(\.name)))
  }
}
