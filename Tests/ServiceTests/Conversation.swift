// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Ledger
import Service

/// What a service answered to one request.
struct Answer {
  /// The status of the first response.
  var status: Int
  /// Its head, lower case names as sent.
  var head: String
  /// Everything behind the head, framing included.
  var body: String

  /// Head and body together, as they came.
  var all: String { head + "\r\n\r\n" + body }

  /// The value of the header field `name`, or nil.
  func field(_ name: String) -> String? {
    for line in head.split(separator: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return String(parts[1].dropFirst()) }
    }
    return nil
  }

  init(_ text: String) {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    head = String(parts.first ?? "")
    body = parts.count > 1 ? String(parts[1]) : ""
    status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
  }
}

/// A service with default settings but for `settings`, and its ledger.
func makeService(_ change: (inout ServiceSettings) -> Void = { _ in }) -> Service {
  var settings = ServiceSettings(version: "1.2.3")
  change(&settings)
  return Service(settings: settings, ledger: Ledger(shardCount: 1))
}

/// All bytes that `service` answers to `text`, as text.
func reply(of service: Service = makeService(), to text: String) -> String {
  var connection = InProcessConnection(to: service)
  var output = ByteBuffer()
  connection.send(Array(text.utf8).span, into: &output)
  let bytes = output.bytes
  return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
}

/// What `service` answers to a request with this body.
func post(
  _ path: String,
  _ body: String,
  fields: [String] = ["Content-Type: application/json"],
  of service: Service = makeService()
) -> Answer {
  Answer(reply(of: service, to: request("POST", path, body, fields: fields)))
}

/// What `service` answers to a request without a body.
func get(
  _ path: String,
  method: String = "GET",
  fields: [String] = [],
  of service: Service = makeService()
) -> Answer {
  Answer(reply(of: service, to: request(method, path, nil, fields: fields)))
}

/// The bytes of a request.
func request(_ method: String, _ path: String, _ body: String?, fields: [String] = []) -> String {
  var text = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n"
  for field in fields { text += field + "\r\n" }
  if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
  return text + "\r\n" + (body ?? "")
}
