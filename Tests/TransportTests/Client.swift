// SPDX-License-Identifier: MIT
import Glibc

/// A blocking client that says exactly what it is told, and gives up where nothing comes.
final class Client: Sendable {
  /// A reply as it came over the wire.
  struct Reply: Equatable {
    let status: Int
    let head: String
    let body: String
  }

  /// How a connection ended.
  enum Ending: Equatable {
    case closed, reset, timeout
  }

  private let descriptor: Int32

  /// Connects to a port of this machine; a small receive buffer makes a slow reader of it.
  convenience init(port: UInt16, receiveBytes: Int32? = nil) {
    self.init(receiveBytes: receiveBytes)
    connect(to: port)
  }

  /// A client that is not connected yet.
  init(receiveBytes: Int32? = nil) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    precondition(descriptor >= 0, "a socket can be had")
    setPatience(milliseconds: 20_000)
    if var receiveBytes {
      unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBytes, 4)
    }
  }

  deinit { close(descriptor) }

  /// How long it waits for bytes to come or to go.
  func setPatience(milliseconds: Int) {
    var limit = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
  }

  /// Connects to a port of this machine.
  func connect(to port: UInt16) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    precondition(result == 0, "a server listens on the port")
  }

  /// Sends a text; answers how many bytes the kernel took.
  @discardableResult func send(_ text: String) -> Int { send(Array(text.utf8)) }

  /// Sends bytes; answers how many the kernel took.
  @discardableResult func send(_ bytes: [UInt8]) -> Int {
    var sent = 0
    while sent < bytes.count {
      let result = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.send(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + sent },
          buffer.count - sent,
          Int32(MSG_NOSIGNAL)
        )
      }
      guard result > 0 else { break }
      sent += result
    }
    return sent
  }

  /// Shuts the sending half.
  func shutWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Drops the connection with a reset, now.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_LINGER,
      &option,
      socklen_t(MemoryLayout<linger>.size)
    )
    // The descriptor stays until the end of this client's life; connecting it to nothing resets it.
    var nowhere = sockaddr()
    nowhere.sa_family = sa_family_t(AF_UNSPEC)
    unsafe Glibc.connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
  }

  /// Receives up to `count` bytes, at least one; none at the end.
  func receive(_ count: Int = 65_536) -> (bytes: [UInt8], ending: Ending?) {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = unsafe recv(descriptor, &bytes, count, 0)
    if result > 0 { return (Array(bytes.prefix(result)), nil) }
    if result == 0 { return ([], .closed) }
    return ([], errno == EAGAIN ? .timeout : .reset)
  }

  /// Receives until the connection ends.
  func receiveAll() -> (text: String, ending: Ending) {
    var all: [UInt8] = []
    while true {
      let (bytes, ending) = receive()
      all += bytes
      if let ending { return (String(decoding: all, as: UTF8.self), ending) }
    }
  }

  /// Receives one reply with a `content-length`, or none where the connection ends within it.
  func reply(hasBody: Bool = true) -> Reply? {
    var all: [UInt8] = []
    while !all.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let (bytes, ending) = receive(1)
      guard ending == nil else { return nil }
      all += bytes
    }
    let head = String(decoding: all, as: UTF8.self)
    let status = Int(head.split(separator: " ")[1]) ?? 0
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
    var missing = hasBody ? length.flatMap { Int($0.dropFirst(16)) } ?? 0 : 0
    var body: [UInt8] = []
    while missing > 0 {
      let (bytes, ending) = receive(missing)
      guard ending == nil else { return nil }
      body += bytes
      missing -= bytes.count
    }
    return Reply(status: status, head: head, body: String(decoding: body, as: UTF8.self))
  }
}
