// SPDX-License-Identifier: MIT
import Glibc

/// One request and its reply over a connection of their own, as bytes.
enum Exchange {
  /// Sends `request` to a port of this machine and receives the reply, which states its length.
  static func reply(to request: [UInt8], port: UInt16) throws(Complaint) -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe connect(descriptor, generic, size)
      }
    }
    guard result == 0, unsafe send(descriptor, request, request.count, 0) == request.count else {
      throw Complaint("nobody answers on port \(port)")
    }
    var reply: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while wholeCount(of: reply) != reply.count {
      let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { throw Complaint("the reply on port \(port) ends too early") }
      reply += bytes.prefix(count)
    }
    return reply
  }

  /// The first request that `wrk` makes of a script, taken down by a server that never answers.
  static func firstRequest(of script: String) throws(Complaint) -> [UInt8] {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe _ = bind(listener, generic, size)
        unsafe _ = getsockname(listener, generic, &size)
      }
    }
    guard listen(listener, 16) == 0 else { throw Complaint("no port can be had") }
    let run = try LoadRun.start(script: script, port: address.sin_port.bigEndian, seconds: 1)
    defer { run.stop() }
    // wrk first connects once to see whether anybody is there, and hangs up.
    for _ in 0..<4 {
      let connection = accept(listener, nil, nil)
      defer { close(connection) }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe recv(connection, &bytes, bytes.count, 0)
      if count > 0 { return Array(bytes.prefix(count)) }
    }
    throw Complaint("wrk makes no request with \(script)")
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }

  /// Bytes of the whole reply that begins with `bytes`, or nil where its head is not there yet.
  private static func wholeCount(of bytes: [UInt8]) -> Int? {
    let text = String(decoding: bytes.prefix(4096), as: Unicode.ASCII.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard let end = lines.firstIndex(of: "") else { return nil }
    let headCount = lines[...end].reduce(0) { $0 + $1.utf8.count + 2 }
    let length = lines[..<end].first { $0.lowercased().hasPrefix("content-length:") }
    let value = length?.drop { $0 != ":" }.dropFirst().filter { $0 != " " } ?? "0"
    return headCount + (Int(value) ?? 0)
  }
}
