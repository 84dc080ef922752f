// SPDX-License-Identifier: MIT
import HTTP
import Synchronization

/// What the event loops of a server have in common.
final class LoopContext: Sendable {
  /// The bounds on what peers may do.
  let limits: Limits
  /// The connections of all loops.
  let gauge: ConnectionGauge
  /// Set once, when the server is to stop; each loop looks at it when it is woken.
  let isStopping = Atomic<Bool>(false)
  /// What the loops that have ended did.
  let totals = Mutex(ServerTotals())

  /// The context of a server that is not to stop yet.
  init(limits: Limits, gauge: ConnectionGauge) {
    self.limits = limits
    self.gauge = gauge
  }
}
