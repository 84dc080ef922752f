// SPDX-License-Identifier: MIT

/// What an event is about, in the 64 bits that epoll carries for it.
///
///     [ registration: 32 bits | slot: 32 bits ]
///
/// Descriptors and slots are used again as soon as a connection closes, while events for the old
/// one may still lie in the batch at hand; the registration number tells the two apart.
struct EventToken: Equatable {
  /// Where the connection stands in the table.
  let slot: Int
  /// Which of the connections that used the slot it is.
  let registration: UInt32

  /// The listening socket of the loop.
  static var listener: EventToken { EventToken(slot: Int(UInt32.max), registration: 0) }
  /// The counter that wakes the loop.
  static var wake: EventToken { EventToken(slot: Int(UInt32.max), registration: 1) }
  /// The timer of the loop.
  static var alarm: EventToken { EventToken(slot: Int(UInt32.max), registration: 2) }

  /// The connection in `slot` that was registered under `registration`.
  init(slot: Int, registration: UInt32) {
    self.slot = slot
    self.registration = registration
  }

  /// The token that was packed into `bits`.
  init(bits: UInt64) {
    slot = Int(UInt32(truncatingIfNeeded: bits))
    registration = UInt32(truncatingIfNeeded: bits >> 32)
  }

  /// The token in 64 bits.
  var bits: UInt64 { UInt64(registration) << 32 | UInt64(UInt32(slot)) }
}
