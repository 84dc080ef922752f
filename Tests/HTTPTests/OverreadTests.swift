// SPDX-License-Identifier: MIT
import Glibc
import HTTP
import Testing

/// Memory whose end is followed by a page that cannot be read.
@safe
private final class GuardedPage {
  private let start: UnsafeMutableRawPointer
  private let size = 4096

  init?() {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let start = unsafe mmap(nil, 2 * size, PROT_READ | PROT_WRITE, flags, -1, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    guard unsafe mprotect(start + size, size, PROT_NONE) == 0 else { return nil }
    unsafe self.start = start
  }

  deinit { unsafe munmap(start, 2 * size) }

  /// Lets `body` see `bytes` where one byte more would be a fault.
  func withBytesAtEnd<Result>(
    _ bytes: ArraySlice<UInt8>,
    _ body: (Span<UInt8>) -> Result
  ) -> Result {
    precondition(bytes.count <= size)
    let first = unsafe (start + size - bytes.count).assumingMemoryBound(to: UInt8.self)
    for (offset, byte) in bytes.enumerated() { unsafe first[offset] = byte }
    return body(unsafe Span(_unsafeStart: first, count: bytes.count))
  }
}

@Suite struct `A head parser` {
  @Test func `reads no byte beyond those it is given`() throws {
    let page = try #require(GuardedPage())
    var consumed = 0
    for text in Sample.all.map(\.text) + RefusedSample.all.map(\.text) {
      let bytes = Array(text.utf8)
      for count in 0...bytes.count {
        var parser = HeadParser(limits: Limits())
        let outcome = page.withBytesAtEnd(bytes.prefix(count)) { parser.parse($0) }
        if case .consumed(let size) = outcome {
          #expect(size <= count)
          consumed += 1
        }
      }
    }
    #expect(consumed >= Sample.all.count)
  }
}
