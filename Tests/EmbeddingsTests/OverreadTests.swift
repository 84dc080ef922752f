// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Glibc
import Testing

/// Memory whose end is followed by a page that can be neither read nor written.
@safe
private final class GuardedMemory {
  private let start: UnsafeMutableRawPointer
  private let size = 16 * 4096

  init?() {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let start = unsafe mmap(nil, size + 4096, PROT_READ | PROT_WRITE, flags, -1, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    guard unsafe mprotect(start + size, 4096, PROT_NONE) == 0 else { return nil }
    unsafe self.start = start
  }

  deinit { unsafe munmap(start, size + 4096) }

  /// Lets `body` see `elements` where one byte more would be a fault.
  func withElementsAtEnd<Element: BitwiseCopyable>(
    _ elements: [Element],
    _ body: (Span<Element>) throws -> Void
  ) rethrows {
    let bytes = elements.count * MemoryLayout<Element>.stride
    precondition(bytes <= size)
    let first = unsafe (start + size - bytes).bindMemory(to: Element.self, capacity: elements.count)
    for (offset, element) in elements.enumerated() { unsafe first[offset] = element }
    try unsafe body(Span(_unsafeStart: first, count: elements.count))
  }
}

@Suite struct `Kernels at the end of memory` {
  @Test(arguments: testable)
  func `read no component beyond those they encode`(_ instructions: InstructionSet) throws {
    let memory = try #require(GuardedMemory())
    for count in Array(0...120) + [191, 192, 193, 1_536] {
      let components = (0..<count).map { Int32($0 * 31_337) }
      for form in VectorForm.allCases {
        let expected = portableEncoding(components, form)
        memory.withElementsAtEnd(components) { components in
          var buffer = ByteBuffer(capacity: 16)
          buffer.append(vector: components, in: form, on: instructions)
          #expect(array(buffer.bytes) == expected)
        }
      }
    }
  }

  @Test(arguments: Embedder.Mode.allCases)
  func `read no byte beyond the text`(_ mode: Embedder.Mode) throws {
    let memory = try #require(GuardedMemory())
    let embedder = Embedder(model: "end", mode: mode)
    let text = Array("Wörter, 猫 and 😀 at the end: é猫😀z".utf8)
    var scratch = EmbeddingScratch()
    for count in 0...text.count {
      let prefix = Array(text.prefix(count))
      try embedder.embed(prefix.span, dimensions: 24, using: &scratch)
      let expected = array(scratch.components)
      try memory.withElementsAtEnd(prefix) { prefix in
        try embedder.embed(prefix, dimensions: 24, using: &scratch)
      }
      let made = array(scratch.components)
      #expect(made == expected)
    }
  }
}

/// The components as the portable path writes them.
private func portableEncoding(_ components: [Int32], _ form: VectorForm) -> [UInt8] {
  var buffer = ByteBuffer()
  buffer.append(vector: components.span, in: form, on: .portable)
  return array(buffer.bytes)
}
