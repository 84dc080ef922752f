// SPDX-License-Identifier: MIT

/// The right word for a wrong one.
package enum Nearest {
  /// The word of `candidates` that `word` was most likely meant to be; nil where none is near.
  ///
  /// Near is at most two edits, or a third of the word's letters; of equals the first wins.
  package static func word(to word: String, in candidates: [String]) -> String? {
    let limit = max(2, word.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = distance(Array(word.lowercased()), Array(candidate.lowercased()))
      guard distance <= limit, distance < max(candidate.count, word.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.word
  }

  /// The number of letters to insert, leave out, change or swap with a neighbour.
  ///
  /// This is the optimal string alignment distance, by the rows of the usual table.
  package static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let isSame = left[row] == right[column]
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
