// SPDX-License-Identifier: MIT
import HTTP
import Testing
import Transport

@Suite struct `A refusal` {
  private func limits() -> Limits {
    var limits = Limits()
    limits.bodyBytesMax = 1000
    limits.headBytesMax = 1000
    return limits
  }

  @Test func `reaches a client that is still sending its body`() throws {
    let server = try TestServer(limits: limits())
    let client = server.connect()
    client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n")
    // Far more than the kernel holds: the server has to take it for the client to come to an end.
    let sent = client.send([UInt8](repeating: 120, count: 30_000_000))
    #expect(sent == 30_000_000)
    let reply = try #require(client.reply())
    #expect(reply.status == 413)
    #expect(reply.body == "/large")
    #expect(client.receive().ending == .closed)
    #expect(server.journal.wait(for: 1).map(\.name) == ["refused 413"])
  }

  @Test func `reaches a client that is still sending its chunks`() throws {
    let server = try TestServer(limits: limits())
    let client = server.connect()
    client.send("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    let chunk = "200\r\n" + String(repeating: "x", count: 512) + "\r\n"
    for _ in 0..<1000 { client.send(chunk) }
    #expect(client.reply()?.status == 413)
  }

  @Test func `reaches a client that is still sending its head`() throws {
    let server = try TestServer(limits: limits())
    let client = server.connect()
    client.send("GET /h HTTP/1.1\r\nHost: a\r\nX: ")
    client.send([UInt8](repeating: 120, count: 10_000_000))
    let reply = try #require(client.reply())
    #expect(reply.status == 431)
    #expect(reply.body == "/h")
  }

  @Test func `is bounded in what it reads and drops`() throws {
    var limits = limits()
    limits.lingerBytesMax = 100_000
    let server = try TestServer(limits: limits)
    let client = server.connect()
    client.send("bad\r\n")
    let sent = client.send([UInt8](repeating: 120, count: 50_000_000))
    #expect(sent < 50_000_000)
  }

  @Test func `is bounded in the time it listens`() throws {
    var limits = limits()
    limits.lingerSecondsMax = 0
    let server = try TestServer(limits: limits)
    let client = server.connect()
    client.send("bad\r\n")
    #expect(client.receiveAll().text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(server.stop().connections == 1)
  }

  @Test func `follows the answers to the requests before it`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/first") + "GET / HTTP/1.1\r\n\r\n" + get("/never"))
    #expect(client.reply()?.body == "get /first")
    #expect(client.reply()?.status == 400)
    #expect(client.receive().ending == .closed)
    #expect(server.journal.wait(for: 2).map(\.name) == ["get /first", "refused 400"])
  }

  @Test(arguments: [
    "GET /slow HTTP/1.1\r\nHo", "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx",
  ])
  func `is given where a request does not arrive in time`(start: String) throws {
    var limits = limits()
    limits.headSecondsMax = 0
    limits.bodySecondsMax = 1
    let server = try TestServer(limits: limits)
    let client = server.connect()
    client.send(start)
    let reply = try #require(client.reply())
    #expect(reply.status == 408)
    #expect(reply.body == "/slow")
  }

  @Test func `needs no words where a connection lies idle`() throws {
    var limits = limits()
    limits.idleSecondsMax = 0
    let server = try TestServer(limits: limits)
    let client = server.connect()
    #expect(client.receiveAll() == ("", .closed))
    #expect(server.stop().exchanges == 0)
  }

  @Test func `is given to connections beyond the limit`() throws {
    var limits = limits()
    limits.connectionsMax = 2
    let server = try TestServer(limits: limits)
    let first = server.connect()
    let second = server.connect()
    for client in [first, second] {
      client.send(get("/hello"))
      #expect(client.reply()?.status == 200)
    }
    let third = server.connect()
    #expect(third.reply()?.status == 503)
    first.send(get("/again"))
    #expect(first.reply()?.status == 200)
  }
}
