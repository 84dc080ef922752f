// SPDX-License-Identifier: MIT

/// What a server did from its start to its end.
package struct ServerTotals: Sendable, Equatable {
  /// Connections accepted.
  package var connections = 0
  /// Exchanges that ended, refusals among them.
  package var exchanges = 0
  /// Bytes received from clients.
  package var bytesReceived = 0
  /// Bytes sent to clients.
  package var bytesSent = 0

  /// Nothing yet.
  package init() {}

  /// Adds what another loop did.
  mutating func add(_ other: ServerTotals) {
    connections += other.connections
    exchanges += other.exchanges
    bytesReceived += other.bytesReceived
    bytesSent += other.bytesSent
  }
}
