// SPDX-License-Identifier: MIT
import Engine

extension Condition {
  /// The conditions that it needs together.
  var parts: [Condition] {
    guard case .all(let conditions) = self else { return [self] }
    return conditions.flatMap(\.parts)
  }
}

extension TextTest {
  /// The tests that it needs together.
  var parts: [TextTest] {
    guard case .allOf(let tests) = self else { return [self] }
    return tests.flatMap(\.parts)
  }
}
