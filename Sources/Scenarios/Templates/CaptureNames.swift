// SPDX-License-Identifier: MIT
import Patterns

/// The captures that the regular expressions of a rule have, for the templates that read them.
struct CaptureNames: Sendable {
  /// Whether there is any expression whose match can be read.
  private(set) var hasPattern = false
  /// The highest number of a group.
  private(set) var groupCount = 0
  /// The names of groups.
  private(set) var names: [String] = []

  /// Whether any name and number will do.
  private(set) var acceptsAll = false

  /// Captures of whatever name and number a template asks for.
  static let all: CaptureNames = {
    var captures = CaptureNames()
    captures.acceptsAll = true
    captures.hasPattern = true
    captures.groupCount = .max
    return captures
  }()

  /// Adds the groups of `pattern`; which of several patterns has matched shows only at run time.
  mutating func add(_ pattern: Pattern) {
    hasPattern = true
    groupCount = max(groupCount, pattern.groupCount)
    for (bytes, _) in pattern.groupNames {
      let name = String(decoding: bytes, as: UTF8.self)
      if !names.contains(name) { names.append(name) }
    }
  }
}
