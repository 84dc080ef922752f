// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// One event loop's part of the log; for the loop's thread only.
package struct AccessLogShard: ~Copyable {
  /// Most bytes of a path that are logged, and of a query.
  private static let pathBytesMax = 256

  private let log: AccessLog
  private let index: Int
  private let names: LedgerShard
  /// The requests whose exchange has not ended.
  private var pending: [AccessLogRequest] = []
  /// Places in `pending` that are free.
  private var free: [Int] = []
  private var line = ByteBuffer(capacity: 1024)
  private var name = ByteBuffer(capacity: 256)

  init(log: AccessLog, index: Int, names: LedgerShard) {
    self.log = log
    self.index = index
    self.names = names
  }

  /// Keeps what is logged of a request until `end`; path, query and client may be empty where they
  /// are not known.
  package mutating func begin(
    method: StaticString,
    path: Span<UInt8>,
    query: Span<UInt8> = Span(),
    versionMinor: Int = 1,
    client: Span<UInt8> = Span()
  ) -> AccessLogTicket {
    let place = free.popLast() ?? pending.count
    if place == pending.count { pending.append(AccessLogRequest()) }
    pending[place].method = method
    pending[place].versionMinor = versionMinor
    pending[place].target.removeAll(keepingCapacity: true)
    Self.append(path, to: &pending[place].target)
    pending[place].pathCount = pending[place].target.count
    if !query.isEmpty {
      pending[place].target.append(UInt8(ascii: "?"))
      Self.append(query, to: &pending[place].target)
    }
    pending[place].client.removeAll(keepingCapacity: true)
    Self.append(client, to: &pending[place].client)
    return AccessLogTicket(index: place)
  }

  private static func append(_ text: Span<UInt8>, to array: inout [UInt8]) {
    for offset in 0..<min(text.count, pathBytesMax) { array.append(text[offset]) }
  }

  /// Logs the exchange, which ended as `exchange` tells; `phrase` is the status in words.
  package mutating func end(
    _ ticket: AccessLogTicket,
    _ exchange: ExchangeRecord,
    phrase: Span<UInt8> = Span(),
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
    ).write(log.format, model: name, phrase: phrase, into: &line)
    free.append(ticket.index)
    log.append(line.bytes, shard: index)
  }
}
