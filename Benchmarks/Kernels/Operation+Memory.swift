// SPDX-License-Identifier: MIT

/// What moving the bytes alone costs: the baseline for all that makes them.
extension Operation {
  static func memory() -> [Operation] {
    let source = [Float](repeating: 0.5, count: 3_072)
    let target = Slab<Float>(count: 3_072)
    return [1_536, 3_072].map { count in
      Operation("memory/copy \(count) floats", units: count, of: "component") {
        target.copy(source.span.extracting(first: count))
      }
    }
  }
}
