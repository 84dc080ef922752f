// SPDX-License-Identifier: MIT
import Synchronization

/// Lines that one thread reads and another looks at once that has ended.
final class LineReader: Sendable {
  private let kept = Mutex<[String]>([])

  /// The lines.
  var lines: [String] { kept.withLock { $0 } }

  /// Keeps the lines.
  func set(_ lines: [String]) {
    kept.withLock { $0 = lines }
  }
}
