// SPDX-License-Identifier: MIT
import Glibc
import HTTP
import Synchronization

/// What a test's responder heard, in order, to be waited for by the test.
final class Journal: Sendable {
  /// How one exchange ended.
  struct Entry: Sendable, Equatable {
    /// What the exchange was, such as `get /hello`.
    let name: String
    /// How it ended.
    let end: ExchangeEnd
  }

  /// How often an exchange went on.
  let resumptions = Atomic<Int>(0)
  private let entries = Mutex<[Entry]>([])
  private let sockets: (reader: Int32, writer: Int32)

  init() {
    var pair: [Int32] = [-1, -1]
    let result = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
    precondition(result == 0, "a pair of sockets can be made")
    sockets = (pair[0], pair[1])
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &limit, size)
  }

  deinit {
    close(sockets.reader)
    close(sockets.writer)
  }

  /// Notes the end of an exchange.
  func note(_ entry: Entry) {
    entries.withLock { $0.append(entry) }
    var byte: UInt8 = 1
    unsafe _ = write(sockets.writer, &byte, 1)
  }

  /// The first `count` entries, as soon as there are as many; fewer where they do not come.
  func wait(for count: Int) -> [Entry] {
    while true {
      let found = entries.withLock { $0 }
      if found.count >= count { return found }
      var bytes = [UInt8](repeating: 0, count: 64)
      guard unsafe read(sockets.reader, &bytes, bytes.count) > 0 else { return found }
    }
  }

  /// All entries so far.
  var all: [Entry] { entries.withLock { $0 } }
}
