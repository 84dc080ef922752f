// SPDX-License-Identifier: MIT
import HTTP
import Testing
import Transport

@Suite struct `A server` {
  @Test func `answers one request after another on a connection`() throws {
    let server = try TestServer()
    let client = server.connect()
    for number in 0..<3 {
      client.send(get("/hello/\(number)"))
      let reply = try #require(client.reply())
      #expect(reply.status == 200)
      #expect(reply.body == "get /hello/\(number)")
    }
    #expect(server.gauge.count == 1)
    #expect(
      server.journal.wait(for: 3).map(\.name) == ["get /hello/0", "get /hello/1", "get /hello/2"]
    )
  }

  @Test func `tells the responder how each exchange ended`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/hello"))
    let reply = try #require(client.reply())
    let entry = try #require(server.journal.wait(for: 1).first)
    #expect(entry.end.isDelivered)
    #expect(entry.end.wireBytes == reply.head.utf8.count + reply.body.utf8.count)
  }

  @Test func `answers pipelined requests in order, with few writes`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send((0..<100).map { get("/p/\($0)") }.joined())
    for number in 0..<100 { #expect(client.reply()?.body == "get /p/\(number)") }
    #expect(server.journal.wait(for: 100).map(\.name) == (0..<100).map { "get /p/\($0)" })
    #expect(server.journal.all.allSatisfy { $0.end.isDelivered })
  }

  @Test func `answers more pipelined replies than its output may hold`() throws {
    var limits = Limits()
    limits.outputBytesMax = 1000
    let server = try TestServer(limits: limits)
    let client = server.connect()
    client.send((0..<200).map { get("/bytes/\(300 + $0)") }.joined())
    for number in 0..<200 { #expect(client.reply()?.body.utf8.count == 300 + number) }
    #expect(server.journal.wait(for: 200).count == 200)
  }

  @Test(arguments: [1, 2, 7, 30])
  func `reads a request in pieces`(size: Int) throws {
    let server = try TestServer()
    let client = server.connect()
    let bytes = Array((post("/echo", "hello, pieces") + get("/next")).utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      client.send(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(client.reply()?.body == "hello, pieces")
    #expect(client.reply()?.body == "get /next")
  }

  @Test func `reads a body that is larger than one read`() throws {
    let server = try TestServer()
    let client = server.connect()
    let body = String(repeating: "0123456789abcdef", count: 20_000)
    client.send(post("/echo", body))
    #expect(client.reply()?.body == body)
  }

  @Test(arguments: [1, 3, 1000])
  func `reads a chunked body`(size: Int) throws {
    let server = try TestServer()
    let client = server.connect()
    let head = "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
    let bytes = Array(
      (head + "5\r\nhello\r\n7;x\r\n chunks\r\n0\r\nA: b\r\n\r\n" + get("/next")).utf8
    )
    for start in stride(from: 0, to: bytes.count, by: size) {
      client.send(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(client.reply()?.body == "hello chunks")
    #expect(client.reply()?.body == "get /next")
  }

  @Test func `tells a client that asks for it to go on`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    )
    #expect(client.reply()?.status == 100)
    client.send("hi")
    #expect(client.reply()?.body == "hi")
  }

  @Test func `leaves out the body of an answer to HEAD`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"))
    let head = try #require(client.reply(hasBody: false))
    #expect(head.head.contains("content-length: 11"))
    #expect(client.reply()?.body == "get /next")
  }

  @Test(arguments: [
    "GET /hello HTTP/1.0\r\n\r\n", "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    get("/hello", "Connection: close\r\n"),
  ])
  func `closes after a request that asks for it`(request: String) throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(request)
    let (text, ending) = client.receiveAll()
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(text.contains("connection: close\r\n"))
    #expect(text.hasSuffix("get /hello"))
    #expect(ending == .closed)
  }

  @Test func `answers a client that has shut its sending half`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/hello"))
    client.shutWriting()
    #expect(client.receiveAll().text.hasSuffix("get /hello"))
  }

  @Test func `shares its port between two loops`() throws {
    let server = try TestServer(threads: 2)
    var seen: Set<String> = []
    for _ in 0..<200 where seen.count < 2 {
      let client = server.connect()
      client.send(get("/loop"))
      seen.insert(try #require(client.reply()).body)
    }
    #expect(seen == ["loop 0", "loop 1"])
  }

  @Test(arguments: ["127.0.0.1", "localhost", "0.0.0.0"])
  func `knows a peer on this machine`(host: String) throws {
    let server = try TestServer(host: host)
    let client = server.connect()
    client.send(get("/peer"))
    #expect(client.reply()?.body == "true")
    #expect(server.server.url == "http://\(host):\(server.server.port)")
  }

  @Test func `listens on IPv6, and on IPv4 with it`() throws {
    guard let server = try? TestServer(host: "::") else { return }
    let client = server.connect()
    client.send(get("/peer"))
    #expect(client.reply()?.body == "true")
    #expect(server.server.url == "http://[::]:\(server.server.port)")
  }

  @Test func `counts what it did`() throws {
    let server = try TestServer()
    let client = server.connect()
    client.send(get("/a") + get("/b"))
    let first = try #require(client.reply())
    let second = try #require(client.reply())
    let totals = server.stop()
    #expect(totals.connections == 1)
    #expect(totals.exchanges == 2)
    #expect(totals.bytesReceived == (get("/a") + get("/b")).utf8.count)
    let sent = [first, second].map { $0.head.utf8.count + $0.body.utf8.count }.reduce(0, +)
    #expect(totals.bytesSent == sent)
    #expect(server.gauge.count == 0)
  }
}

@Suite struct `Setting up a server` {
  private func make(
    _ host: String,
    _ port: UInt16
  ) throws(TransportError)
    -> Server<ScriptedResponder>
  {
    try Server(
      responder: ScriptedResponder(journal: Journal()),
      host: host,
      port: port,
      threads: 1
    )
  }

  @Test(arguments: [1, 2])
  func `fails where another listens`(threads: Int) throws {
    let server = try TestServer(threads: threads)
    do throws(TransportError) {
      _ = try make("127.0.0.1", server.server.port)
      Issue.record("the port is in use")
    } catch {
      guard case .addressInUse("127.0.0.1", server.server.port) = error else {
        throw error
      }
      #expect(error.description == "127.0.0.1:\(server.server.port) is in use")
    }
  }

  @Test func `fails for a name`() throws {
    do throws(TransportError) {
      _ = try make("example", 0)
      Issue.record("names are not looked up")
    } catch {
      guard case .invalidHost("example") = error else { throw error }
    }
  }

  @Test func `names the call that failed`() throws {
    do throws(TransportError) {
      // An address of the documentation range, which no machine has.
      _ = try make("192.0.2.1", 0)
      Issue.record("the address is not ours")
    } catch {
      #expect(error.description == "bind: Cannot assign requested address")
    }
  }

  @Test func `gives the address back when it is never started`() throws {
    var server: Server<ScriptedResponder>? = try make("127.0.0.1", 0)
    let port = try #require(server?.port)
    server = nil
    #expect(try make("127.0.0.1", port).port == port)
    #expect(server == nil)
  }
}
