// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import JSON
import Testing

/// Texts that use all of the grammar.
private let samples: [[UInt8]] = [
  #"{"a": [1, -2.5e+3, "x\n\u00e9é😀", true, false, null, {}, []], "b": {"c": "\ud83d\ude00"}}"#,
  #"[0.1, "1234567\"12345678", "\\", {"": [[], {}]}, 12345678901234567890, 1E-5]"#,
  #" "日本語 text" "#,
].map { Array($0.utf8) }

/// Asks a value everything it can be asked.
private func exercise(_ node: JSONNode, _ buffer: inout ByteBuffer) {
  _ = (node.integer, node.double, node.boolean, node.sourceOffset, node.equals("c"))
  node.appendText(to: &buffer)
  node.appendCompact(to: &buffer)
  node.appendCanonical(to: &buffer)
  node.appendCanonicalNumber(to: &buffer)
  _ = node.member("c")?.kind
  var elements = node.elements
  while let element = elements.next() { exercise(element, &buffer) }
  var members = node.members
  while let member = members.next() {
    exercise(member.key, &buffer)
    exercise(member.value, &buffer)
  }
  for offset in node.sourceRange { node.appendPath(toOffset: offset, to: &buffer) }
  _ = node.node(at: Array("/a/0".utf8).span)?.kind
}

/// Reads `bytes` and walks over what they mean, or checks where the error is.
private func check(_ bytes: Span<UInt8>, _ tape: inout JSONTape, _ buffer: inout ByteBuffer) {
  buffer.removeAll()
  do {
    try tape.parse(bytes)
    exercise(tape.root(in: bytes), &buffer)
  } catch {
    let isInside = error.offset >= 0 && error.offset <= bytes.count
    #expect(isInside, "\(error)")
    if error.offset == bytes.count { #expect([.unexpectedEnd, .empty].contains(error.reason)) }
  }
}

@Suite struct `Reading JSON` {
  @Test(arguments: samples)
  func `survives every prefix`(sample: [UInt8]) {
    var tape = JSONTape()
    var buffer = ByteBuffer()
    for count in 0...sample.count {
      let prefix = Array(sample[0..<count])
      check(prefix.span, &tape, &buffer)
    }
  }

  @Test(arguments: samples)
  func `survives every change of one byte`(sample: [UInt8]) {
    var tape = JSONTape()
    var buffer = ByteBuffer()
    for index in sample.indices {
      var changed = sample
      for byte in UInt8.min...UInt8.max {
        changed[index] = byte
        check(changed.span, &tape, &buffer)
      }
    }
  }

  @Test(arguments: samples)
  func `survives every missing and every doubled byte`(sample: [UInt8]) {
    var tape = JSONTape()
    var buffer = ByteBuffer()
    for index in sample.indices {
      var shorter = sample
      shorter.remove(at: index)
      check(shorter.span, &tape, &buffer)
      var longer = sample
      longer.insert(sample[index], at: index)
      check(longer.span, &tape, &buffer)
    }
  }

  @Test func `reads no byte behind the end of the text`() throws {
    let page = try #require(GuardedPage())
    var tape = JSONTape()
    var buffer = ByteBuffer()
    for sample in samples {
      for count in 0...sample.count {
        check(page.place(sample[0..<count]), &tape, &buffer)
        buffer.removeAll()
        buffer.appendJSON(string: page.place(sample[0..<count]))
      }
    }
  }
}

/// A page of memory with an unreadable one behind it: reading one byte too far ends the process.
@safe
private final class GuardedPage {
  private let start: UnsafeMutableRawPointer
  private let size = Int(sysconf(Int32(_SC_PAGESIZE)))

  init?() {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard
      let mapped = unsafe mmap(nil, size * 2, PROT_READ | PROT_WRITE, flags, -1, 0),
      unsafe mapped != MAP_FAILED, unsafe mprotect(mapped + size, size, PROT_NONE) == 0
    else { return nil }
    unsafe start = mapped
  }

  deinit {
    unsafe munmap(start, size * 2)
  }

  /// Puts `bytes` right before the unreadable page.
  @_lifetime(borrow self)
  func place(_ bytes: ArraySlice<UInt8>) -> Span<UInt8> {
    precondition(bytes.count <= size, "the bytes fit the page")
    let target = unsafe (start + (size - bytes.count)).assumingMemoryBound(to: UInt8.self)
    for (offset, byte) in bytes.enumerated() { unsafe target[offset] = byte }
    let span = unsafe Span(_unsafeStart: target, count: bytes.count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }
}
