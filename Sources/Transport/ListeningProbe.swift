// SPDX-License-Identifier: MIT

/// Whether a server could listen at an address now.
package enum ListeningProbe {
  /// Listens on `port` of `host` and lets go of it at once; throws what a server would.
  package static func check(host: String, port: UInt16) throws(TransportError) {
    let address = try SocketAddress(host: host, port: port)
    for listener in try Socket.listen(on: address, count: 1).sockets { listener.close() }
  }
}
