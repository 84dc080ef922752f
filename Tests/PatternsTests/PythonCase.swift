// SPDX-License-Identifier: MIT
import Patterns
import Testing

/// A pattern of Python's `re`, and what Python 3.11.7 answers to `re.search` in a text.
struct PythonCase: CustomTestStringConvertible, Sendable {
  let pattern: String
  /// The flags `i`, `m`, `s` and `x`.
  let flags: String
  let text: String
  /// Start and end of the match and of each group in bytes, -1 for a group without a part; empty
  /// where nothing matches, nil where the pattern is refused.
  let offsets: [Int]?

  init(_ pattern: String, _ flags: String, _ text: String, _ offsets: [Int]) {
    self.pattern = pattern
    self.flags = flags
    self.text = text
    self.offsets = offsets
  }

  init(refused pattern: String, _ flags: String) {
    self.pattern = pattern
    self.flags = flags
    text = ""
    offsets = nil
  }

  var testDescription: String { "(?\(flags))\(pattern) in \(text.debugDescription)" }

  var options: PatternOptions {
    var options: PatternOptions = []
    if flags.contains("i") { options.insert(.caseless) }
    if flags.contains("m") { options.insert(.multiline) }
    if flags.contains("s") { options.insert(.dotAll) }
    if flags.contains("x") { options.insert(.extended) }
    return options
  }
}
