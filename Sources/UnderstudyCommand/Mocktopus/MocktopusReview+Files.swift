// SPDX-License-Identifier: MIT
import Scenarios

extension MocktopusReview {
  /// What there is to say of the file at `path`; nil where it cannot be read, which is said.
  init?(path: String) {
    guard let bytes = Console.contents(of: path) else { return nil }
    self.init(of: ScenarioSource(name: path, bytes: bytes))
  }

  /// The file at `path`, if it can be answered by; nil where it cannot, which is said.
  static func loadable(_ path: String) -> MocktopusReview? {
    guard let review = MocktopusReview(path: path) else { return nil }
    if let error = review.syntaxError {
      Console.note("❌ YAML syntax error in \(path): \(error)")
    } else if !review.schemaErrors.isEmpty {
      Console.note("❌ Schema validation failed for \(path):")
      for (index, error) in review.schemaErrors.enumerated() {
        Console.note("  \(index + 1). \(error)")
      }
      Console.note("\n💡 Use 'mocktopus validate' for detailed validation help")
    }
    return review.isLoadable ? review : nil
  }
}
