// SPDX-License-Identifier: MIT
import Glibc

/// An IPv4 or IPv6 address with a port, as the system calls take it.
struct SocketAddress {
  /// The host as it was given.
  let host: String
  private var storage = sockaddr_storage()
  private var size = socklen_t(MemoryLayout<sockaddr_storage>.size)

  /// No address, to be filled in by a system call.
  init() {
    host = ""
  }

  /// The address of `host`: an IP address, an IPv6 address in brackets, or `localhost`.
  ///
  /// `localhost` is 127.0.0.1; names are not looked up.
  init(host: String, port: UInt16) throws(TransportError) {
    self.host = host
    var text = host == "localhost" ? "127.0.0.1" : host
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    var ipv4 = sockaddr_in()
    var ipv6 = sockaddr_in6()
    if unsafe inet_pton(AF_INET, text, &ipv4.sin_addr) == 1 {
      ipv4.sin_family = sa_family_t(AF_INET)
      size = socklen_t(MemoryLayout<sockaddr_in>.size)
      unsafe withUnsafeMutableBytes(of: &storage) { target in
        unsafe withUnsafeBytes(of: ipv4) { source in unsafe target.copyMemory(from: source) }
      }
    } else if unsafe inet_pton(AF_INET6, text, &ipv6.sin6_addr) == 1 {
      ipv6.sin6_family = sa_family_t(AF_INET6)
      size = socklen_t(MemoryLayout<sockaddr_in6>.size)
      unsafe withUnsafeMutableBytes(of: &storage) { target in
        unsafe withUnsafeBytes(of: ipv6) { source in unsafe target.copyMemory(from: source) }
      }
    } else {
      throw .invalidHost(host)
    }
    self.port = port
  }

  /// AF_INET or AF_INET6.
  var family: sa_family_t { storage.ss_family }

  /// The port; it stands at the same place in both families, in network byte order.
  var port: UInt16 {
    get {
      unsafe withUnsafeBytes(of: storage) { bytes in
        unsafe UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
      }
    }
    set {
      unsafe withUnsafeMutableBytes(of: &storage) { bytes in
        unsafe bytes.storeBytes(of: newValue.bigEndian, toByteOffset: 2, as: UInt16.self)
      }
    }
  }

  /// The error for a call that failed on this address.
  func failure(of call: StaticString, _ number: Int32) -> TransportError {
    number == EADDRINUSE
      ? .addressInUse(host: host, port: port) : .systemCall(call, number: number)
  }

  /// Lends the address to a system call.
  func withPointer<Result>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    unsafe withUnsafePointer(to: storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe body(generic, size)
      }
    }
  }

  /// Lends the address to a system call that fills it in.
  mutating func withMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
  ) -> Result {
    unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe body(generic, &size)
      }
    }
  }
}
