// SPDX-License-Identifier: MIT
import CLinux
import Glibc
import HTTP

extension Socket {
  /// What an attempt to accept a connection brought.
  enum Accepted {
    /// A connection, and its other end.
    case connection(Socket, Peer)
    /// Nobody is waiting.
    case nobody
    /// A connection that broke before it was accepted.
    case broken
    /// The process or the system has no descriptors or no memory left for it.
    case exhausted
  }

  /// Accepts one connection.
  ///
  /// The corresponding C function is `accept4`.
  func accept() -> Accepted {
    var peer = linux_peer()
    let accepted = unsafe linux_accept(descriptor, &peer)
    if accepted >= 0 { return .connection(Socket(descriptor: accepted), Peer(peer)) }
    switch errno {
    case EAGAIN: return .nobody
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
    // EINTR, ECONNABORTED and the network errors of the connection itself: the next may be sound.
    default: return .broken
    }
  }

  /// Opens `count` listening sockets on one address; they share its connections.
  ///
  /// The first binds and listens alone, which fails where another process listens, and opens the
  /// address to the others only then: with `SO_REUSEPORT` from the start, a second server of the
  /// same user would silently take half of the connections.
  static func listen(
    on address: borrowing SocketAddress,
    count: Int
  ) throws(TransportError) -> (sockets: [Socket], port: UInt16) {
    var sockets: [Socket] = []
    var bound = copy address
    do throws(TransportError) {
      for index in 0..<count {
        let socket = try stream(family: address.family)
        sockets.append(socket)
        try socket.enable(SOL_SOCKET, SO_REUSEADDR)
        // Accepted connections inherit it, which saves a system call for each.
        try socket.enable(Int32(IPPROTO_TCP), TCP_NODELAY)
        if index > 0 { try socket.enable(SOL_SOCKET, SO_REUSEPORT) }
        try socket.bind(to: bound)
        guard Glibc.listen(socket.descriptor, 4096) == 0 else {
          throw address.failure(of: "listen", errno)
        }
        if index == 0 {
          bound.port = try socket.boundPort()
          if count > 1 { try socket.enable(SOL_SOCKET, SO_REUSEPORT) }
        }
      }
    } catch {
      for socket in sockets { socket.close() }
      throw error
    }
    return (sockets, bound.port)
  }

  private static func stream(family: sa_family_t) throws(TransportError) -> Socket {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(Int32(family), kind, 0)
    guard descriptor >= 0 else { throw .systemCall("socket", number: errno) }
    return Socket(descriptor: descriptor)
  }

  private func enable(_ level: Int32, _ option: Int32) throws(TransportError) {
    var isOn: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    guard unsafe setsockopt(descriptor, level, option, &isOn, size) == 0 else {
      throw .systemCall("setsockopt", number: errno)
    }
  }

  private func bind(to address: borrowing SocketAddress) throws(TransportError) {
    let result = unsafe address.withPointer { pointer, size in
      unsafe Glibc.bind(descriptor, pointer, size)
    }
    guard result == 0 else { throw address.failure(of: "bind", errno) }
  }

  private func boundPort() throws(TransportError) -> UInt16 {
    var address = SocketAddress()
    let result = unsafe address.withMutablePointer { pointer, size in
      unsafe getsockname(descriptor, pointer, &size)
    }
    guard result == 0 else { throw .systemCall("getsockname", number: errno) }
    return address.port
  }
}

extension Peer {
  /// What the system tells of the other end.
  fileprivate init(_ peer: linux_peer) {
    self.init(
      high: peer.high,
      low: peer.low,
      port: peer.port,
      isIPv6: peer.is_ipv6,
      isLoopback: peer.is_loopback
    )
  }
}
