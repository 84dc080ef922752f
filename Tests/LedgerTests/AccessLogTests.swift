// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import Inference
import Ledger
import TestSupport
import Testing

/// A pipe whose write end is a log's and whose read end is the test's.
private struct LogPipe {
  let ends: [Int32]

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Failure(.serverError, "pipe: \(errno)") }
    self.ends = ends
  }

  /// A log of `shards` loops into the pipe.
  func log(_ format: AccessLogFormat, shards: Int = 1) throws -> AccessLog {
    try #require(AccessLog(format: format, descriptor: ends[1], shardCount: shards))
  }

  /// Closes the write end and reads all lines.
  func lines() -> [String] {
    close(ends[1])
    return read()
  }

  /// Reads all lines until the write end is closed.
  func read() -> [String] {
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe Glibc.read(ends[0], &chunk, chunk.count)
      if count <= 0 { break }
      text += chunk[..<count]
    }
    close(ends[0])
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension AccessLogShard {
  /// Logs one exchange on `path`.
  fileprivate mutating func exchange(
    _ path: String,
    _ record: ExchangeRecord,
    delivered: Bool = true
  ) {
    let bytes = Array(path.utf8)
    let client = Array("127.0.0.1:4711".utf8)
    let query = Array("a=b c".utf8)
    let ticket = begin(method: "POST", path: bytes.span, query: query.span, client: client.span)
    let phrase = Array("In Words".utf8)
    end(ticket, record, phrase: phrase.span, isDelivered: delivered)
  }
}

/// An exchange with a model of this name.
private func exchange(
  _ model: String,
  _ operation: Operation,
  on shard: LedgerShard
)
  -> ExchangeRecord
{
  var record = ExchangeRecord(api: .openai, operation: operation, status: 200)
  let name = Array(model.utf8)
  record.account = shard.account(
    of: ModelCatalogue.standard.facts(of: name.span),
    name: name.span,
    in: .standard
  )
  record.usage.promptTokens = 12
  record.usage.completionTokens = 20
  record.wireBytes = 840
  record.identityBytes = 700
  record.nanoseconds = 1_041_999
  return record
}

/// Writes four exchanges in `format`, and gives back the lines without their times.
private func sampleLines(_ format: AccessLogFormat) throws -> [String] {
  let pipe = try LogPipe()
  let log = try pipe.log(format)
  let ledger = Ledger(shardCount: 1)
  var shard = log.shard(0, names: ledger.shard(0))
  #expect(log.start())
  let chat = exchange("gpt-4o-2024-08-06", .chat, on: ledger.shard(0))
  shard.exchange("/v1/chat/completions", chat)
  shard.exchange("/v1/embeddings", exchange("größe\u{1b}[2J\"", .embedding, on: ledger.shard(0)))
  shard.exchange("/metrics", ExchangeRecord(api: nil, status: 200), delivered: false)
  shard.exchange(
    "/a\r\n\"\\\u{7f}é" + String(repeating: "x", count: 300),
    ExchangeRecord(api: .openai, status: 404)
  )
  log.stop()
  return pipe.lines()
}

@Suite struct `The access log` {
  @Test func `writes a line of words for each exchange`() throws {
    let lines = try sampleLines(.text)
    #expect(
      lines.map { String($0.dropFirst(24)) } == [
        " POST /v1/chat/completions 200 gpt-4o 12+20 tokens 840 bytes 1.041 ms",
        " POST /v1/embeddings 200 größe?[2J\" 12 tokens 840 bytes 1.041 ms",
        " POST /metrics 200 0 bytes 0.000 ms, cut short",
        " POST /a??\"\\?é" + String(repeating: "x", count: 247) + " 404 0 bytes 0.000 ms",
      ]
    )
  }

  @Test func `writes a line of JSON for each exchange`() throws {
    let lines = try sampleLines(.json)
    let prefix = #"{"time":"2026-11-21T02:05:00.123Z","#
    #expect(
      lines.map { String($0.dropFirst(prefix.count)) } == [
        #""client":"127.0.0.1:4711","method":"POST","path":"/v1/chat/completions","#
          + #""api":"openai","model":"gpt-4o","#
          + #""status":200,"prompt_tokens":12,"cached_tokens":0,"completion_tokens":20,"#
          + #""body_bytes":700,"wire_bytes":840,"milliseconds":1.041,"delivered":true}"#,
        #""client":"127.0.0.1:4711","method":"POST","path":"/v1/embeddings","#
          + #""api":"openai","model":"größe\u001b[2J\"","#
          + #""status":200,"prompt_tokens":12,"cached_tokens":0,"completion_tokens":20,"#
          + #""body_bytes":700,"wire_bytes":840,"milliseconds":1.041,"delivered":true}"#,
        #""client":"127.0.0.1:4711","method":"POST","path":"/metrics","#
          + #""api":"understudy","model":"","#
          + #""status":200,"prompt_tokens":0,"cached_tokens":0,"completion_tokens":0,"#
          + #""body_bytes":0,"wire_bytes":0,"milliseconds":0.000,"delivered":false}"#,
        #""client":"127.0.0.1:4711","method":"POST","path":"/a\u000d\u000a\"\\\u007fé"#
          + String(repeating: "x", count: 247)
          + #"","api":"openai","model":"","#
          + #""status":404,"prompt_tokens":0,"cached_tokens":0,"completion_tokens":0,"#
          + #""body_bytes":0,"wire_bytes":0,"milliseconds":0.000,"delivered":true}"#,
      ]
    )
  }

  @Test func `writes uvicorn's line for each exchange`() throws {
    let prefix = #"INFO:     127.0.0.1:4711 - "POST "#
    let end = #" HTTP/1.1" "#
    #expect(
      try sampleLines(.uvicorn) == [
        prefix + "/v1/chat/completions?a=b c" + end + "200 In Words",
        prefix + "/v1/embeddings?a=b c" + end + "200 In Words",
        prefix + "/metrics?a=b c" + end + "200 In Words",
        prefix + #"/a??"\?é"# + String(repeating: "x", count: 247) + "?a=b c" + end
          + "404 In Words",
      ]
    )
  }

  @Test func `tells the time of the exchange`() throws {
    let before = time(nil)
    let line = try #require(try sampleLines(.text).first)
    let possible = (before...time(nil)).map { second in
      var buffer = ByteBuffer()
      buffer.append(timeFromMilliseconds: second * 1000)
      return String(text(buffer).prefix(19))
    }
    #expect(possible.contains(String(line.prefix(19))))
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_704_067_200_001, "2024-01-01T00:00:00.001Z"),
    (1_735_689_599_000, "2024-12-31T23:59:59.000Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
  ])
  func `writes times`(milliseconds: Int, expected: String) {
    var buffer = ByteBuffer()
    buffer.append(timeFromMilliseconds: milliseconds)
    let written = text(buffer)
    #expect(written == expected)
  }

  @Test func `keeps the paths of several open requests apart`() throws {
    let pipe = try LogPipe()
    let log = try pipe.log(.text)
    let ledger = Ledger(shardCount: 1)
    var shard = log.shard(0, names: ledger.shard(0))
    #expect(log.start())
    let tickets = ["/a", "/b", "/c"].map { path in
      let bytes = Array(path.utf8)
      return shard.begin(method: "GET", path: bytes.span)
    }
    let record = ExchangeRecord(api: .openai, status: 200)
    shard.end(tickets[1], record, isDelivered: true)
    shard.exchange("/d", record)
    shard.end(tickets[0], record, isDelivered: true)
    shard.end(tickets[2], record, isDelivered: true)
    log.stop()
    let paths = pipe.lines().map { String($0.split(separator: " ")[2]) }
    #expect(paths == ["/b", "/d", "/a", "/c"])
  }

  @Test func `leaves out whole lines, and says how many, where the reader is slow`() throws {
    let pipe = try LogPipe()
    let log = try pipe.log(.text)
    let ledger = Ledger(shardCount: 1)
    var shard = log.shard(0, names: ledger.shard(0))
    let record = ExchangeRecord(api: .openai, status: 200)
    // The writer is not started yet: nobody takes lines.
    let path = "/" + String(repeating: "x", count: 200)
    for _ in 0..<2_000 { shard.exchange(path, record) }
    let reading = LineReader()
    let descriptor = pipe
    let reader = try WorkerThread { reading.set(descriptor.read()) }
    #expect(log.start())
    log.stop()
    close(pipe.ends[1])
    try reader.join()
    let lines = reading.lines
    let last = try #require(lines.last)
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(" 200 0 bytes 0.000 ms") })
    #expect(lines.count - 1 < 2_000)
    #expect(last == "understudy: \(2_001 - lines.count) lines of the log left out")
  }

  @Test func `loses no line between loops and the writer`() throws {
    let pipe = try LogPipe()
    let log = try pipe.log(.text, shards: 2)
    let ledger = Ledger(shardCount: 2)
    let reading = LineReader()
    let descriptor = pipe
    let reader = try WorkerThread { reading.set(descriptor.read()) }
    #expect(log.start())
    let loops = try (0..<2).map { index in
      try WorkerThread {
        var shard = log.shard(index, names: ledger.shard(index))
        for turn in 0..<5_000 {
          var record = ExchangeRecord(api: .openai, status: 200)
          record.wireBytes = turn
          shard.exchange("/\(index)", record)
        }
      }
    }
    for loop in loops { try loop.join() }
    log.stop()
    close(pipe.ends[1])
    try reader.join()
    let leftOut = reading.lines.compactMap { line in
      line.hasSuffix("left out") ? Int(line.split(separator: " ")[1]) : nil
    }
    let told = reading.lines.filter { !$0.hasSuffix("left out") }
    #expect(told.count + leftOut.reduce(0, +) == 10_000)
    for index in 0..<2 {
      let numbers = told.compactMap { line in
        line.contains("POST /\(index) ") ? Int(line.split(separator: " ")[4]) : nil
      }
      #expect(numbers == numbers.sorted())
      #expect(Set(numbers).count == numbers.count)
    }
  }
}
