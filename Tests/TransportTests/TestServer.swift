// SPDX-License-Identifier: MIT
import HTTP
import Transport

/// A server on a free port of this machine, stopped at the end of the test.
final class TestServer {
  let journal = Journal()
  let gauge = ConnectionGauge()
  let server: Server<ScriptedResponder>

  init(threads: Int = 1, limits: Limits = Limits(), host: String = "127.0.0.1") throws {
    server = try Server(
      responder: ScriptedResponder(journal: journal),
      host: host,
      port: 0,
      threads: threads,
      limits: limits,
      gauge: gauge
    )
    try server.start()
  }

  deinit { stop() }

  /// Stops the server and waits for its end.
  @discardableResult func stop() -> ServerTotals {
    server.stop()
    return server.join()
  }

  /// A new connection to it.
  func connect(receiveBytes: Int32? = nil) -> Client {
    Client(port: server.port, receiveBytes: receiveBytes)
  }
}

/// The text of a request for `target`.
func get(_ target: String, _ fields: String = "") -> String {
  "GET \(target) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n"
}

/// The text of a request that posts `body`.
func post(_ target: String, _ body: String) -> String {
  "POST \(target) HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
