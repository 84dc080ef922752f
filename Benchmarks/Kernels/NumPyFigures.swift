// SPDX-License-Identifier: MIT

/// What `numpy_vectors.py` says: how long NumPy takes for a random vector of length 1.
struct NumPyFigures {
  /// NumPy's version.
  let version: String
  /// Nanoseconds of a vector, by its dimensions.
  private let nanoseconds: [Int: Double]

  /// The figures in a line such as `2.4.6 384=7000 1536=16000`; nil where it is none.
  init?(_ line: String) {
    let words = line.split(separator: " ")
    guard let version = words.first else { return nil }
    var nanoseconds: [Int: Double] = [:]
    for word in words.dropFirst() {
      let sides = word.split(separator: "=")
      guard sides.count == 2, let size = Int(sides[0]), let time = Double(sides[1]) else {
        return nil
      }
      nanoseconds[size] = time
    }
    self.version = String(version)
    self.nanoseconds = nanoseconds
  }

  /// Nanoseconds of a vector as long as those that `operation` makes; nil where it makes none.
  func nanoseconds(beside operation: Operation) -> Double? {
    operation.name.hasPrefix("vectors/") ? nanoseconds[operation.units] : nil
  }
}
