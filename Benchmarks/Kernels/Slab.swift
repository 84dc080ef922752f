// SPDX-License-Identifier: MIT

/// Memory that results are written to, so that no work can be left out.
@safe
final class Slab<Element: BitwiseCopyable> {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(count: Int) {
    unsafe elements = .allocate(capacity: count)
  }

  deinit {
    unsafe elements.deallocate()
  }

  /// Overwrites the first elements.
  @inline(never)
  func copy(_ source: Span<Element>) {
    unsafe source.withUnsafeBufferPointer { source in
      _ = unsafe elements.update(fromContentsOf: source)
    }
  }
}
