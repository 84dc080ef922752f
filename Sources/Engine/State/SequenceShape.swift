// SPDX-License-Identifier: MIT

/// How many steps a sequence has, and what follows the last.
struct SequenceShape: Sendable {
  /// Number of steps, at least 1.
  var count: Int
  /// What follows the last.
  var end: SequenceEnd

  /// The step that is next at `position`, which it moves on; nil where the sequence is over.
  func step(_ position: inout Int) -> Int? {
    if position < count {
      defer { position += 1 }
      return position
    }
    switch end {
    case .repeatLast: return count - 1
    case .fallThrough: return nil
    case .cycle:
      position = 1
      return 0
    }
  }
}
