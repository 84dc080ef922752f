// SPDX-License-Identifier: MIT
import HTTP
import Testing
import Transport

@Suite struct `A server that is stopped` {
  @Test func `closes what is idle`() throws {
    let server = try TestServer(threads: 2)
    let clients = (0..<10).map { _ in server.connect() }
    for client in clients {
      client.send(get("/hello"))
      #expect(client.reply()?.status == 200)
    }
    server.stop()
    for client in clients { #expect(client.receive().ending == .closed) }
    #expect(server.gauge.count == 0)
  }

  @Test func `finishes what is in flight and says that it closes`() throws {
    let server = try TestServer()
    let paced = server.connect()
    paced.send(get("/wait/20/5000000"))
    #expect(!paced.receive(1).bytes.isEmpty)
    let partial = server.connect()
    let body = post("/echo", "hello")
    partial.send(String(body.dropLast(3)))
    let ready = server.connect()
    ready.send(get("/hello"))
    #expect(ready.reply()?.status == 200)
    server.server.stop()
    let (text, ending) = paced.receiveAll()
    #expect(text.hasSuffix("chunk\r\n0\r\n\r\n"))
    #expect(ending == .closed)
    partial.send(String(body.suffix(3)))
    let reply = try #require(partial.reply())
    #expect(reply.body == "hello")
    #expect(reply.head.contains("connection: close"))
    #expect(server.server.join().exchanges == 3)
  }

  @Test func `cuts what does not end in time`() throws {
    var limits = Limits()
    limits.shutdownSecondsMax = 0
    let server = try TestServer(limits: limits)
    let client = server.connect()
    client.send(get("/wait/1/1000000000000"))
    #expect(!client.receive().bytes.isEmpty)
    server.stop()
    #expect(server.journal.all.map(\.end.isDelivered) == [false])
    #expect(client.receive().ending == .closed)
  }

  @Test func `does not wait for clients that were left hanging`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/hang"))
    #expect(!client.receive().bytes.isEmpty)
    server.stop()
    #expect(server.journal.all.count == 1)
    #expect(client.receiveAll().ending == .closed)
  }

  @Test func `is stopped when it is dropped`() throws {
    let journal = Journal()
    var server: Server<ScriptedResponder>? = try Server(
      responder: ScriptedResponder(journal: journal),
      host: "127.0.0.1",
      port: 0,
      threads: 2
    )
    try server?.start()
    let client = Client(port: try #require(server?.port))
    client.send(get("/hang"))
    #expect(!client.receive().bytes.isEmpty)
    server = nil
    #expect(journal.all.map(\.name) == ["get /hang"])
    #expect(client.receiveAll().ending == .closed)
    #expect(server == nil)
  }

  @Test func `may be stopped and joined more than once`() throws {
    let server = try TestServer()
    let totals = server.stop()
    #expect(server.stop() == totals)
  }
}
