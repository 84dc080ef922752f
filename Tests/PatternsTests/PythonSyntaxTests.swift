// SPDX-License-Identifier: MIT
import Patterns
import Testing

/// What a search finds: start and end of the match and of each group, -1 without a part.
func offsets(_ pattern: Pattern, in text: [UInt8], from start: Int = 0) -> [Int] {
  var matcher = PatternMatcher()
  guard matcher.search(pattern, in: text.span, from: start) == .match else { return [] }
  return (0...pattern.groupCount).flatMap { group in
    let range = matcher.range(of: group)
    return [range?.lowerBound ?? -1, range?.upperBound ?? -1]
  }
}

/// The pattern that `text` spells.
func pattern(
  _ text: String,
  _ options: PatternOptions = [],
  _ syntax: PatternSyntax = .pcre
) throws(PatternError) -> Pattern {
  try Pattern(Array(text.utf8).span, options: options, syntax: syntax)
}

@Suite struct `A pattern in Python's syntax` {
  @Test(
    arguments: [
      PythonCase.places, PythonCase.classes, PythonCase.escapes, PythonCase.sets,
      PythonCase.repeats, PythonCase.groups, PythonCase.flags, PythonCase.wholes,
    ].flatMap(\.self)
  )
  func `means what it means to Python`(row: PythonCase) throws {
    guard let expected = row.offsets else {
      #expect(throws: PatternError.self) { try pattern(row.pattern, row.options, .python) }
      return
    }
    let compiled = try pattern(row.pattern, row.options, .python)
    #expect(offsets(compiled, in: Array(row.text.utf8)) == expected)
  }
}
