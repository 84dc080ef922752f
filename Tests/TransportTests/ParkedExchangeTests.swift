// SPDX-License-Identifier: MIT
import HTTP
import Synchronization
import Testing
import Transport

@Suite struct `An exchange that goes on` {
  @Test func `is produced as the reader takes it`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/drain/100") + get("/next"))
    let reply = try #require(client.reply())
    #expect(reply.body.utf8.count == 100 * ScriptedResponder.sliceBytes)
    #expect(client.reply()?.body == "get /next")
    let entries = server.journal.wait(for: 2)
    #expect(entries.map(\.name) == ["get /drain/100", "get /next"])
    #expect(entries[0].end.wireBytes == reply.head.utf8.count + reply.body.utf8.count)
    #expect(entries[0].end.isDelivered)
  }

  @Test func `is paced, in order, and followed by the next request`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/wait/5/2000000") + get("/next", "Connection: close\r\n"))
    let (text, ending) = client.receiveAll()
    let chunks = String(repeating: "00005\r\nchunk\r\n", count: 5) + "0\r\n\r\n"
    #expect(text.contains("\r\n\r\n\(chunks)HTTP/1.1 200 OK\r\n"))
    #expect(text.hasSuffix("get /next"))
    #expect(ending == .closed)
    let entries = server.journal.wait(for: 2)
    #expect(entries.map(\.name) == ["get /wait/5/2000000", "get /next"])
    #expect(entries[0].end.nanoseconds >= 10_000_000)
  }

  @Test(arguments: ["/wait/1/1000000000000", "/hang"])
  func `ends when the client leaves`(path: String) throws {
    let server = try TestServer()
    do {
      let client = server.connect()
      client.send(get(path))
      #expect(!client.receive().bytes.isEmpty)
    }
    let entry = try #require(server.journal.wait(for: 1).first)
    #expect(entry.name == "get \(path)")
    #expect(!entry.end.isDelivered)
    #expect(entry.end.wireBytes > 0)
  }

  @Test(arguments: ["/wait/1/1000000000000", "/hang", "/drain/1000"])
  func `ends when the client resets`(path: String) throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get(path))
    #expect(!client.receive().bytes.isEmpty)
    client.reset()
    let entry = try #require(server.journal.wait(for: 1).first)
    #expect(entry.name == "get \(path)")
    #expect(!entry.end.isDelivered)
  }

  @Test func `may be cut off with a FIN, though the client still sends`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/close"))
    client.send("more that nobody reads")
    let (text, ending) = client.receiveAll()
    #expect(text.hasSuffix("partial"))
    #expect(ending == .closed)
    #expect(server.journal.wait(for: 1).first?.end.isDelivered == true)
  }

  @Test func `may be cut off with a reset, after what was sent`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/reset"))
    let (text, ending) = client.receiveAll()
    #expect(text.hasSuffix("partial"))
    #expect(ending == .reset)
    #expect(server.journal.wait(for: 1).count == 1)
  }

  @Test func `may close the connection after it`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/last") + get("/never"))
    let (text, ending) = client.receiveAll()
    #expect(text.hasSuffix("\r\n\r\nlast"))
    #expect(ending == .closed)
    #expect(server.journal.wait(for: 1).map(\.name) == ["get /last"])
  }
}

@Suite struct `A slow reader` {
  @Test func `is waited for with bounded memory`() throws {
    var limits = Limits()
    limits.outputBytesMax = 128 * 1024
    let server = try TestServer(limits: limits)
    let slow = server.connect(receiveBytes: 4096)
    slow.send(get("/drain/600"))
    #expect(!slow.receive(1).bytes.isEmpty)
    // While it does not read, others are served, and production stands still.
    let quick = server.connect()
    for _ in 0..<100 {
      quick.send(get("/hello"))
      #expect(quick.reply()?.status == 200)
    }
    // What the kernel holds for a connection is a few megabytes, and then there is the limit.
    #expect(server.journal.resumptions.load(ordering: .relaxed) < 300)
    var received = 1
    while received < 600 * ScriptedResponder.sliceBytes {
      let (bytes, ending) = slow.receive(1 << 20)
      guard ending == nil else { break }
      received += bytes.count
    }
    #expect(received > 600 * ScriptedResponder.sliceBytes)
    #expect(server.journal.wait(for: 101).last?.name == "get /drain/600")
    #expect(server.journal.resumptions.load(ordering: .relaxed) == 600)
  }

  @Test func `of pipelined replies gets them all, in order`() throws {
    let server = try TestServer()
    let slow = server.connect(receiveBytes: 4096)
    let count = 200
    slow.send((0..<count).map { get("/bytes/\(50_000 + $0)") }.joined())
    for number in 0..<count {
      #expect(slow.reply()?.body.utf8.count == 50_000 + number)
    }
    let entries = server.journal.wait(for: count)
    #expect(entries.map(\.name) == (0..<count).map { "get /bytes/\(50_000 + $0)" })
    #expect(entries.allSatisfy { $0.end.isDelivered && $0.end.wireBytes > 50_000 })
  }

  @Test func `that leaves ends every exchange once, delivered or not`() throws {
    let server = try TestServer()
    do {
      let slow = server.connect(receiveBytes: 4096)
      slow.send((0..<100).map { get("/bytes/\(100_000 + $0)") }.joined())
      #expect(!slow.receive(1).bytes.isEmpty)
    }
    let totals = server.stop()
    let entries = server.journal.all
    #expect(entries.count == totals.exchanges)
    #expect(Set(entries.map(\.name)).count == entries.count)
    #expect(entries.last?.end.isDelivered == false)
  }
}
