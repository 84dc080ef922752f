// SPDX-License-Identifier: MIT
import Bytes
import Ledger
import Service
import Synchronization

/// What one thread of a batch benchmark keeps: a connection, a request, and the room for its reply.
final class BatchLane: Sendable {
  private struct State: ~Copyable {
    var connection = InProcessConnection(
      to: Service(settings: ServiceSettings(version: "0"), ledger: Ledger(shardCount: 1))
    )
    var reply = ByteBuffer()
    var copy = ByteBuffer()
  }

  private let request: [UInt8]
  private let state = Mutex(State())

  /// A lane whose texts are numbered from `first` on.
  init(first: Int, count: Int) {
    let texts = (first..<first + count).map { #""What does request number \#($0) cost?""# }
    let body =
      #"{"model":"text-embedding-3-small","encoding_format":"base64","input":["#
      + texts.joined(separator: ",") + "]}"
    let text =
      "POST /v1/embeddings HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer sk-test\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    request = Array(text.utf8)
  }

  /// Answers the request.
  func answer() {
    let request = request
    state.withLock { state in
      state.reply.removeAll()
      state.connection.send(request.span, into: &state.reply)
      precondition(state.reply.count > request.count, "the request is answered")
    }
  }

  /// Copies the last answer.
  func copy() {
    state.withLock { state in
      state.copy.removeAll()
      Self.copy(state.reply, to: &state.copy)
    }
  }

  private static func copy(_ source: borrowing ByteBuffer, to target: inout ByteBuffer) {
    target.append(source.bytes)
  }
}
