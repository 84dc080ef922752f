// SPDX-License-Identifier: MIT

/// Thousands of literals that are looked for at once, in one pass over a text.
///
/// The automaton of Aho and Corasick (Efficient string matching, 1975), in flat arrays. A state is
/// a beginning of some literal; states are numbered level by level, so that the children of one
/// stand side by side and need no table of their own. For `he`, `she`, `his`:
///
///     state       0   1   2   3   4   5   6   7
///     spelled         h   s   he  hi  sh  his she
///     label           h   s   e   i   h   s   e
///     firstChild  1   3   5   6   6   7   8   8   8     children of s: firstChild[s]..<[s + 1]
///     fallback    0   0   0   0   0   1   2   3         longest end that is a beginning, too
///     report      0   0   0   3   0   0   6   7         nearest of it and its fallbacks that is a
///                                                       whole literal; 0 for none
///
/// A byte leads from a state to the child with its label, else to where it leads from the fallback.
/// A pass takes O(bytes + literals found) steps, however the literals overlap. Where the literals
/// are few, a table says for each state and each kind of byte where it leads: one look-up a byte.
package struct LiteralSet: Sendable {
  /// Number of literals.
  package let count: Int
  /// Whether literals and texts are compared after `CaseFolding`.
  package let isFolded: Bool
  /// Where the first byte leads, for each of the 256.
  private(set) var roots = [UInt32](repeating: 0, count: 256)
  private(set) var firstChild: [UInt32] = [1]
  private(set) var label: [UInt8] = [0]
  private(set) var fallback: [UInt32] = [0]
  private(set) var report: [UInt32] = [0]
  /// The literals that a state spells are `outputs[firstOutput[s]..<firstOutput[s + 1]]`.
  private(set) var firstOutput: [UInt32] = [0]
  private(set) var outputs: [Int32] = []
  /// The kind of each byte: 0 for those that no literal holds.
  private(set) var kinds = [UInt8](repeating: 0, count: 256)
  /// Number of kinds.
  private(set) var kindCount = 1
  /// Where each kind of byte leads from each state; empty where that would be too large.
  ///
  /// For a byte of kind `k`, from the state whose row starts at `r`, it stands in `table[r + k]`:
  /// the start of the row it leads to, times two, and one more where a literal ends there.
  private(set) var table: [UInt32] = []

  /// Most entries of the table.
  private static let tableEntriesMax = 1 << 16

  /// The set of `literals`, each of at least one byte; each is known by its index.
  ///
  /// O(bytes + literals × log literals). Literals may be the same and may hold one another.
  package init(_ literals: [[UInt8]], isFolded: Bool) {
    count = literals.count
    self.isFolded = isFolded
    var builder = LiteralSetBuilder(literals, isFolded: isFolded)
    addChildren(of: 0, &builder)
    for state in 1..<label.count { roots[Int(label[state])] = UInt32(state) }
    var state = 1
    while state < label.count {
      firstChild.append(UInt32(label.count))
      firstOutput.append(UInt32(outputs.count))
      addChildren(of: state, &builder)
      state += 1
    }
    firstChild.append(UInt32(label.count))
    firstOutput.append(UInt32(outputs.count))
    makeTable()
  }

  /// Makes the table, unless it would be too large.
  private mutating func makeTable() {
    var isUsed = [Bool](repeating: false, count: 256)
    for state in 1..<label.count { isUsed[Int(label[state])] = true }
    // A kind for each byte and one for all others may be one too many for a byte: no table then.
    let usedCount = isUsed.count { $0 }
    guard usedCount < 256, label.count * (usedCount + 1) <= LiteralSet.tableEntriesMax else {
      return
    }
    var used: [UInt8] = []
    for byte in 0..<256 where isUsed[byte] {
      used.append(UInt8(byte))
      kinds[byte] = UInt8(used.count)
    }
    kindCount = used.count + 1
    table.reserveCapacity(label.count * kindCount)
    for state in label.indices {
      table.append(0)
      for byte in used {
        let target = next(state, byte)
        let ends: UInt32 = report[Int(target)] == 0 ? 0 : 1
        table.append(target * UInt32(kindCount) * 2 + ends)
      }
    }
  }

  /// Gives `state`, the last one so far without them, its outputs and its children.
  private mutating func addChildren(of state: Int, _ builder: inout LiteralSetBuilder) {
    let depth = builder.depths[state]
    var rest = builder.ranges[state]
    while let first = rest.first, builder.size(at: first) == depth {
      outputs.append(builder.order[first])
      rest = (first + 1)..<rest.upperBound
    }
    let isLiteral = outputs.count > Int(firstOutput[state])
    report[state] = isLiteral ? UInt32(state) : report[Int(fallback[state])]
    while let first = rest.first {
      let byte = builder.byte(depth, at: first)
      var end = first + 1
      while end < rest.upperBound, builder.byte(depth, at: end) == byte { end += 1 }
      builder.ranges.append(first..<end)
      builder.depths.append(depth + 1)
      label.append(byte)
      fallback.append(state == 0 ? 0 : next(Int(fallback[state]), byte))
      report.append(0)
      rest = end..<rest.upperBound
    }
  }

  /// Where `byte` leads from `state`.
  @inline(__always)
  func next(_ state: Int, _ byte: UInt8) -> UInt32 {
    var state = state
    while state != 0 {
      let child = child(of: state, byte)
      if child != 0 { return child }
      state = Int(fallback[state])
    }
    return roots[Int(byte)]
  }

  /// The child of `state` with the label `byte`; 0 for none.
  @inline(__always)
  private func child(of state: Int, _ byte: UInt8) -> UInt32 {
    var low = Int(firstChild[state])
    var high = Int(firstChild[state + 1])
    // Labels of children ascend: halve while there are many, then step.
    while high - low > 8 {
      let middle = (low + high) / 2
      if label[middle] <= byte { low = middle } else { high = middle }
    }
    while low < high {
      if label[low] == byte { return UInt32(truncatingIfNeeded: low) }
      low += 1
    }
    return 0
  }
}
