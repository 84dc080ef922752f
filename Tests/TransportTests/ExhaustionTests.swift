// SPDX-License-Identifier: MIT
import Glibc
import Testing
import Transport

@Suite struct `A server without descriptors` {
  @Test func `lets connections wait, without a busy loop, until there are some`() async {
    // In a process of its own, since the limit holds for all of it.
    await #expect(processExitsWith: .success) {
      let server = try TestServer()
      let quick = server.connect()
      quick.send(get("/hello"))
      #expect(quick.reply()?.status == 200)
      // All sockets of clients are made before: none of them asks for one of the last descriptors.
      let clients = (0..<6).map { _ in Client() }
      let late = Client()
      limitDescriptors(more: 1)
      for client in clients { client.connect(to: server.server.port) }
      for client in clients { client.send(get("/hello", "Connection: close\r\n")) }
      // The first of them takes the last descriptor, gives it back, and the next one takes it.
      let before = processorNanoseconds()
      for client in clients {
        #expect(client.reply()?.status == 200)
        #expect(client.receive().ending == .closed)
      }
      // The connections from before do not suffer.
      quick.send(get("/hello"))
      #expect(quick.reply()?.status == 200)
      // Now nothing is left, and whoever comes has to wait.
      limitDescriptors(more: 0)
      late.connect(to: server.server.port)
      late.send(get("/hello"))
      late.setPatience(milliseconds: 300)
      #expect(late.receive().ending == .timeout)
      #expect(processorNanoseconds() - before < 150_000_000)
      limitDescriptors(more: 2)
      late.setPatience(milliseconds: 20_000)
      #expect(late.reply()?.status == 200)
    }
  }
}

/// Allows this process so many descriptors more than it has.
private func limitDescriptors(more: Int) {
  var limit = rlimit()
  let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  unsafe getrlimit(resource, &limit)
  limit.rlim_cur = limit.rlim_max
  unsafe setrlimit(resource, &limit)
  // The lowest free descriptor; there are no gaps below it.
  let next = dup(0)
  precondition(next > 0, "a descriptor can be had")
  close(next)
  limit.rlim_cur = rlim_t(Int(next) + more)
  unsafe setrlimit(resource, &limit)
}

/// Processor time that this process has used.
private func processorNanoseconds() -> UInt64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
