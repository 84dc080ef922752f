// SPDX-License-Identifier: MIT
import CLinux
import Glibc
import HTTP

/// An epoll instance and the batch of events it reported last; level-triggered.
struct Poller: ~Copyable {
  private let descriptor: Int32
  private var events = [linux_event](repeating: linux_event(), count: 256)
  /// Events in the batch at hand.
  private(set) var count = 0

  /// Takes over the epoll instance with this descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Watches `descriptor`; false where the system has no room for it.
  func add(_ descriptor: Int32, _ interest: ConnectionInterest, _ token: EventToken) -> Bool {
    linux_epoll_add(self.descriptor, descriptor, mask(interest), token.bits) == 0
  }

  /// Changes what is reported of `descriptor`, which is watched.
  func change(_ descriptor: Int32, _ interest: ConnectionInterest, _ token: EventToken) {
    let result = linux_epoll_change(self.descriptor, descriptor, mask(interest), token.bits)
    precondition(result == 0, "a watched descriptor is known to epoll")
  }

  /// Waits for a batch of events, without a limit: what time brings about is an event as well.
  mutating func wait() {
    let result = unsafe events.withUnsafeMutableBufferPointer { buffer in
      unsafe linux_epoll_wait(descriptor, buffer.baseAddress, Int32(buffer.count))
    }
    precondition(result >= 0 || errno == EINTR, "epoll waits unless it is interrupted")
    count = max(Int(result), 0)
  }

  /// The event numbered `index` of the batch.
  func event(_ index: Int) -> (token: EventToken, mask: UInt32) {
    precondition(index < count, "only reported events are looked at")
    let event = events[index]
    return (EventToken(bits: event.token), event.events)
  }

  /// The interest in epoll's bits.
  private func mask(_ interest: ConnectionInterest) -> UInt32 {
    var mask: UInt32 = 0
    if interest.contains(.readable) { mask |= linux_event_readable }
    if interest.contains(.writable) { mask |= linux_event_writable }
    if interest.contains(.peerShut) { mask |= linux_event_peer_shut }
    return mask
  }
}
