// SPDX-License-Identifier: MIT

/// A growable run of bytes that is written at its end and consumed from its front.
///
/// Every reply is written through this type, so appending a known text is one bounds check and one
/// `memcpy`. It is owned by one place at a time (`~Copyable`); storage is kept when it is emptied,
/// so a buffer that is reused stops allocating once it has seen its largest content.
///
///     storage  [ consumed | bytes ............ | free ........ ]
///              0          head                 tail            capacity
@safe
@usableFromInline
package struct ByteBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<UInt8>
  @usableFromInline var head: Int
  @usableFromInline var tail: Int
  @usableFromInline var capacity: Int

  /// An empty buffer with room for `capacity` bytes.
  package init(capacity: Int = 256) {
    precondition(capacity >= 0, "a capacity is not negative")
    let room = max(capacity, 16)
    unsafe self.storage = .allocate(capacity: room)
    self.head = 0
    self.tail = 0
    self.capacity = room
  }

  deinit {
    unsafe storage.deallocate()
  }

  /// The number of bytes written and not yet consumed.
  @inlinable package var count: Int { tail - head }

  /// Whether nothing is left to consume.
  @inlinable package var isEmpty: Bool { tail == head }

  /// The bytes written and not yet consumed.
  @inlinable package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let start = unsafe UnsafePointer(storage + head)
      let span = unsafe Span(_unsafeStart: start, count: tail - head)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The same bytes, to be changed in place (a length patched in, a frame broken on purpose).
  @inlinable package var mutableBytes: MutableSpan<UInt8> {
    @_lifetime(&self)
    mutating get {
      let span = unsafe MutableSpan(_unsafeStart: storage + head, count: tail - head)
      return unsafe _overrideLifetime(span, mutating: &self)
    }
  }

  /// Makes room for `additional` more bytes; amortised O(1) per byte.
  @inlinable package mutating func reserve(_ additional: Int) {
    if capacity - tail < additional { grow(additional) }
  }

  /// Appends one byte.
  @inlinable package mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe storage[tail] = byte
    tail += 1
  }

  /// Appends a literal, without a copy in between.
  @inlinable @inline(__always) package mutating func append(_ text: StaticString) {
    let size = text.utf8CodeUnitCount
    reserve(size)
    unsafe (storage + tail).update(from: text.utf8Start, count: size)
    tail += size
  }

  /// Appends a copy of `bytes`.
  @inlinable package mutating func append(_ bytes: Span<UInt8>) {
    let size = bytes.count
    guard size > 0 else { return }
    reserve(size)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe (storage + tail).update(from: start, count: size)
      }
    }
    tail += size
  }

  /// Appends a copy of bytes that the buffer holds already, at these offsets of `bytes`.
  package mutating func append(copyOf range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "only written bytes exist")
    reserve(range.count)
    unsafe (storage + tail).update(from: storage + head + range.lowerBound, count: range.count)
    tail += range.count
  }

  /// Appends the UTF-8 of `text`; for cold paths, since a `String` may live anywhere.
  package mutating func append(utf8 text: String) {
    var text = text
    text.makeContiguousUTF8()
    append(text.utf8.span)
  }

  /// Lets `body` write up to `additional` bytes straight into the free part.
  ///
  /// What `body` had initialised before it threw is dropped.
  @inlinable package mutating func append<Failure: Error>(
    addingCapacity additional: Int,
    _ body: (inout OutputSpan<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    reserve(additional)
    let room = unsafe UnsafeMutableBufferPointer(start: storage + tail, count: additional)
    var output = unsafe OutputSpan(buffer: room, initializedCount: 0)
    try body(&output)
    tail += unsafe output.finalize(for: room)
  }

  /// Consumes the first `count` bytes.
  @inlinable package mutating func removeFirst(_ count: Int) {
    precondition(count >= 0 && count <= tail - head, "only written bytes can be consumed")
    head += count
    if head == tail {
      head = 0
      tail = 0
    }
  }

  /// Drops everything after the first `count` bytes.
  @inlinable package mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= tail - head, "only written bytes can be dropped")
    tail = head + count
  }

  /// Drops all bytes and keeps the storage, unless it is larger than `keepingAtMost` bytes.
  package mutating func removeAll(keepingAtMost: Int = .max) {
    head = 0
    tail = 0
    guard capacity > keepingAtMost else { return }
    unsafe storage.deallocate()
    capacity = max(keepingAtMost, 16)
    unsafe storage = .allocate(capacity: capacity)
  }

  /// Moves the bytes to the front or into a storage twice as large.
  @usableFromInline mutating func grow(_ additional: Int) {
    let used = tail - head
    let needed = used + additional
    if needed <= capacity / 2 {
      unsafe storage.update(from: storage + head, count: used)
    } else {
      let larger = max(capacity * 2, needed)
      let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      unsafe fresh.update(from: storage + head, count: used)
      unsafe storage.deallocate()
      unsafe storage = fresh
      capacity = larger
    }
    head = 0
    tail = used
  }
}
