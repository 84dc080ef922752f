// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// The exchanges of one event loop, each in a slot that it keeps until it ends.
///
/// The loop knows them by the numbers of their slots. So this is the only code that handles values
/// whose type is not known when it is compiled; optionals and arrays of such values would cost
/// thousands of instructions for each request (measured). The slots lie behind a pointer, since
/// properties would be checked for exclusive access each time; no two methods run at once.
@safe
final class ExchangeTable<R: Responder> {
  private let responder: R
  private let loop: R.Loop
  private let slots: UnsafeMutablePointer<Slots>

  /// The memory that exchanges lie in.
  @safe
  private struct Slots {
    var first: UnsafeMutablePointer<R.Exchange>
    var capacity: Int
    /// Numbers below `capacity` of the slots without an exchange, which are not initialised.
    var free: [Int]
  }

  /// A table without exchanges, for the event loop numbered `index`.
  init(responder: R, index: Int) {
    loop = responder.makeLoop(index: index)
    self.responder = responder
    unsafe slots = .allocate(capacity: 1)
    unsafe slots.initialize(
      to: Slots(first: .allocate(capacity: 16), capacity: 16, free: (0..<16).reversed())
    )
  }

  deinit {
    unsafe precondition(
      slots.pointee.free.count == slots.pointee.capacity,
      "every exchange has ended before its loop does"
    )
    unsafe slots.pointee.first.deallocate()
    unsafe slots.deinitialize(count: 1)
    unsafe slots.deallocate()
  }

  /// Answers a request; tells under which number the exchange goes on.
  func answer(_ request: borrowing Request, _ output: inout ByteBuffer) -> (exchange: Int, Step) {
    let slot = takeSlot()
    let (exchange, step) = responder.answer(request, loop: loop, output: &output)
    unsafe (slots.pointee.first + slot).initialize(to: exchange)
    return (slot, step)
  }

  /// Words a refusal; tells under which number the exchange goes on.
  func refuse(_ refusal: Refusal, path: Span<UInt8>, _ output: inout ByteBuffer) -> Int {
    let slot = takeSlot()
    let exchange = responder.refuse(
      refusal,
      path: path,
      loop: loop,
      output: &output
    )
    unsafe (slots.pointee.first + slot).initialize(to: exchange)
    return slot
  }

  /// Lets an exchange go on.
  func resume(_ slot: Int, _ output: inout ByteBuffer) -> Step {
    unsafe responder.resume(&slots.pointee.first[slot], loop: loop, output: &output)
  }

  /// Ends an exchange; its number may be given to another.
  func end(_ slot: Int, _ end: ExchangeEnd) {
    unsafe responder.ended((slots.pointee.first + slot).move(), end, loop: loop)
    unsafe slots.pointee.free.append(slot)
  }

  /// The number of a slot without an exchange.
  private func takeSlot() -> Int {
    if let slot = unsafe slots.pointee.free.popLast() { return slot }
    let capacity = unsafe slots.pointee.capacity
    let larger = UnsafeMutablePointer<R.Exchange>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: slots.pointee.first, count: capacity)
    unsafe slots.pointee.first.deallocate()
    unsafe slots.pointee.first = larger
    unsafe slots.pointee.free = ((capacity + 1)..<(capacity * 2)).reversed()
    unsafe slots.pointee.capacity = capacity * 2
    return capacity
  }
}
