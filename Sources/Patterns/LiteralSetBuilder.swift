// SPDX-License-Identifier: MIT
import Bytes

/// What is needed of the literals while their automaton is built.
struct LiteralSetBuilder {
  /// The bytes of all literals.
  private let bytes: [UInt8]
  /// Where each literal's bytes start, and behind the last where they end.
  private let starts: [Int]
  /// The literals, sorted by their bytes.
  let order: [Int32]
  /// For each state the literals in `order` that begin with what it spells.
  var ranges: [Range<Int>]
  /// For each state the number of bytes that it spells.
  var depths: [Int] = [0]

  /// Folds the literals where wanted, and sorts them.
  init(_ literals: [[UInt8]], isFolded: Bool) {
    var buffer = ByteBuffer(capacity: 16 * literals.count)
    var starts: [Int] = [0]
    for literal in literals {
      precondition(!literal.isEmpty, "a literal has at least one byte")
      if isFolded {
        CaseFolding.unicode.append(literal.span, to: &buffer)
      } else {
        buffer.append(literal.span)
      }
      starts.append(buffer.count)
    }
    let flat = buffer.bytes
    let bytes = [UInt8](capacity: flat.count) { output in
      for index in flat.indices { output.append(flat[index]) }
    }
    self.bytes = bytes
    self.starts = starts
    order = (0..<Int32(literals.count)).sorted { left, right in
      let leftRange = starts[Int(left)]..<starts[Int(left) + 1]
      let rightRange = starts[Int(right)]..<starts[Int(right) + 1]
      for offset in 0..<min(leftRange.count, rightRange.count) {
        let one = bytes[leftRange.lowerBound + offset]
        let other = bytes[rightRange.lowerBound + offset]
        if one != other { return one < other }
      }
      return leftRange.count != rightRange.count
        ? leftRange.count < rightRange.count : left < right
    }
    ranges = [0..<literals.count]
  }

  /// Bytes of the literal at `position` of `order`.
  func size(at position: Int) -> Int {
    let literal = Int(order[position])
    return starts[literal + 1] - starts[literal]
  }

  /// The byte at `depth` of the literal at `position` of `order`, which is longer.
  func byte(_ depth: Int, at position: Int) -> UInt8 {
    bytes[starts[Int(order[position])] + depth]
  }
}
