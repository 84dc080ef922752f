// SPDX-License-Identifier: MIT
import Testing
import YAML

/// One row of a table in the folder `Samples`: a scenario file and what is said of it.
struct Sample: CustomTestStringConvertible, Sendable {
  /// What is special about the file.
  let testDescription: String
  /// Its text.
  let text: String
  /// Every complaint, a line each.
  let complaints: [String]

  /// The rows of the table `name`.
  static func table(_ name: String) -> [Sample] {
    guard let root = try? YAMLDocument(parsing: SampleFolder.bytes(of: name).span).root else {
      return []
    }
    return (root.elements ?? []).map { row in
      Sample(
        testDescription: row["name"]?.string ?? "",
        text: row["text"]?.string ?? "",
        complaints: (row["complaints"]?.elements ?? []).compactMap(\.string)
      )
    }
  }
}
