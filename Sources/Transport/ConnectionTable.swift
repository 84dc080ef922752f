// SPDX-License-Identifier: MIT
import HTTP

/// The connections of a loop, each in a slot that it keeps until it closes.
@safe
struct ConnectionTable: ~Copyable {
  private var slots: UnsafeMutablePointer<Connection>
  private var capacity: Int
  /// Slots that were ever used; those from here on are not initialised.
  private(set) var count = 0
  private var free: [Int] = []
  private let limits: Limits

  /// A table without connections.
  init(limits: Limits) {
    self.limits = limits
    capacity = 16
    unsafe slots = .allocate(capacity: capacity)
  }

  deinit {
    unsafe slots.deinitialize(count: count)
    unsafe slots.deallocate()
  }

  /// Connections that are open.
  var openCount: Int { count - free.count }

  /// The connection in the slot numbered `index`.
  subscript(index: Int) -> Connection {
    _read {
      precondition(index >= 0 && index < count, "the slot was used")
      yield unsafe slots[index]
    }
    _modify {
      precondition(index >= 0 && index < count, "the slot was used")
      yield unsafe &slots[index]
    }
  }

  /// Puts a new connection into a free slot.
  mutating func insert(_ socket: Socket, _ peer: Peer, now: UInt64) -> Int {
    let index = free.popLast() ?? addSlot(now: now)
    self[index].socket = socket
    self[index].isOpen = true
    self[index].peer = peer
    self[index].state = ConnectionState(limits: limits, now: now)
    self[index].interest = .readable
    self[index].written = 0
    self[index].pending = 0
    return index
  }

  /// Frees the slot of a connection that was closed.
  mutating func remove(_ index: Int) {
    precondition(self[index].isOpen && self[index].inbox == nil, "it was emptied before")
    self[index].isOpen = false
    self[index].registration &+= 1
    free.append(index)
  }

  private mutating func addSlot(now: UInt64) -> Int {
    if count == capacity {
      let larger = UnsafeMutablePointer<Connection>.allocate(capacity: capacity * 2)
      unsafe larger.moveInitialize(from: slots, count: count)
      unsafe slots.deallocate()
      unsafe slots = larger
      capacity *= 2
    }
    // Within the allocation: count < capacity.
    unsafe (slots + count).initialize(
      to: Connection(state: ConnectionState(limits: limits, now: now))
    )
    count += 1
    return count - 1
  }
}
