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

  /// Opens `count` epoll instances that watch nothing, each for a poller to take over.
  static func open(count: Int) throws(TransportError) -> [Int32] {
    var descriptors: [Int32] = []
    for _ in 0..<count {
      let descriptor = linux_epoll_create()
      guard descriptor >= 0 else {
        let number = errno
        for descriptor in descriptors { close(descriptor) }
        throw .systemCall("epoll_create1", number: number)
      }
      descriptors.append(descriptor)
    }
    return descriptors
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

  /// Waits for a batch of events, for at most so many nanoseconds or, given nil, for ever.
  mutating func wait(nanoseconds: UInt64?) {
    let limit = nanoseconds.map { Int64(clamping: $0) } ?? -1
    let result = unsafe events.withUnsafeMutableBufferPointer { buffer in
      unsafe linux_epoll_wait(descriptor, buffer.baseAddress, Int32(buffer.count), limit)
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
