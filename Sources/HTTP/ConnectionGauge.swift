// SPDX-License-Identifier: MIT
import Synchronization

/// How many connections are open, counted by the server and read by whoever wants to know.
package final class ConnectionGauge: Sendable {
  private let connections = Atomic<Int>(0)

  /// A gauge that stands at zero.
  package init() {}

  /// Connections that are open now, over all event loops.
  package var count: Int { connections.load(ordering: .relaxed) }

  /// Counts one connection more; answers how many there are with it.
  package func increment() -> Int { connections.add(1, ordering: .relaxed).newValue }

  /// Counts one connection less.
  package func decrement() { connections.subtract(1, ordering: .relaxed) }
}
