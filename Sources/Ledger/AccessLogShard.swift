// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// One event loop's part of the log; for the loop's thread only.
package struct AccessLogShard: ~Copyable {
  /// Most bytes of a path that are logged.
  private static let pathBytesMax = 256

  private let log: AccessLog
  private let index: Int
  private let names: LedgerShard
  /// Method and path of requests whose exchange has not ended, as `POST /v1/embeddings`.
  private var pending: [[UInt8]] = []
  /// Places in `pending` that are free.
  private var free: [Int] = []
  private var line = ByteBuffer(capacity: 1024)
  private var name = ByteBuffer(capacity: 256)

  init(log: AccessLog, index: Int, names: LedgerShard) {
    self.log = log
    self.index = index
    self.names = names
  }

  /// Keeps a request's method and path until `end`; both may be empty where they are not known.
  package mutating func begin(method: StaticString, path: Span<UInt8>) -> AccessLogTicket {
    let place = free.popLast() ?? pending.count
    if place == pending.count { pending.append([]) }
    pending[place].removeAll(keepingCapacity: true)
    method.withUTF8Buffer { unsafe pending[place].append(contentsOf: $0) }
    pending[place].append(UInt8(ascii: " "))
    for offset in 0..<min(path.count, Self.pathBytesMax) { pending[place].append(path[offset]) }
    return AccessLogTicket(index: place)
  }

  /// Logs the exchange, which ended as `exchange` tells.
  package mutating func end(
    _ ticket: AccessLogTicket,
    _ exchange: ExchangeRecord,
    isDelivered: Bool
  ) {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    let milliseconds = Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    name.removeAll()
    names.appendName(of: exchange.account, to: &name)
    line.removeAll(keepingAtMost: 4096)
    AccessLogLine(
      milliseconds: milliseconds,
      request: pending[ticket.index],
      exchange: exchange,
      isDelivered: isDelivered
    ).write(log.format, model: name, into: &line)
    free.append(ticket.index)
    log.append(line.bytes, shard: index)
  }
}
