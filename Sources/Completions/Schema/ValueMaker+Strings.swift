// SPDX-License-Identifier: MIT
import Seeds

extension ValueMaker {
  /// A string of the length, the patterns and the formats that the demand asks for.
  mutating func string(
    _ demand: Demand,
    key: UInt64,
    turn: Int
  ) throws(SchemaFault) -> SchemaValue {
    let least = demand.greatest { $0.string.least }
    let most = demand.least { $0.string.most }
    let (low, high) = (least?.value ?? 0, most?.value ?? .max)
    guard low <= high else {
      throw SchemaFault(
        keyword: "maxLength",
        offset: most?.offset ?? 0,
        reason: "is below a minLength that holds for the same value"
      )
    }
    let patterns = demand.schemas.compactMap(\.string.pattern)
    let formats = demand.schemas.compactMap(\.string.format)
    let drawn = StableHash.combine(key, UInt64(truncatingIfNeeded: turn))
    try checker.work.spend(low / 4)
    guard !patterns.isEmpty || !formats.isEmpty else {
      return .string(words(low...high, draws: Draws(key: drawn)))
    }
    var sources = formats.flatMap(\.value.nodes) + patterns.map(\.value)
    for (first, second) in zip(patterns, patterns.dropFirst()) {
      sources.append(first.value.followed(by: second.value))
      sources.append(second.value.followed(by: first.value))
    }
    for (index, source) in sources.enumerated() {
      for round in 0..<Self.rounds {
        let key = StableHash.combine(drawn, UInt64(index * Self.rounds + round))
        guard let text = try make(source, low...high, key: key) else { break }
        if try accepts(text, patterns, formats) { return .string(Self.utf8(text)) }
      }
    }
    let isPattern = !patterns.isEmpty
    throw SchemaFault(
      keyword: isPattern ? "pattern" : "format",
      offset: patterns.first?.offset ?? formats.first?.offset ?? 0,
      reason: "matches no string that was found and that the other keywords allow"
    )
  }

  /// Texts that are tried for each expression.
  private static let rounds = 8

  private mutating func make(
    _ node: PatternNode,
    _ lengths: ClosedRange<Int>,
    key: UInt64
  ) throws(SchemaFault) -> [UInt32]? {
    let steps = min(checker.work.steps, SchemaLimits.stepsMax / 8)
    var maker = PatternMaker(draws: Draws(key: key), steps: steps)
    let text = maker.make(node, lengths: lengths)
    try checker.work.spend(steps - max(maker.steps, 0))
    return text
  }

  /// A text that `pattern` matches, longer than `length` if it can be; nil where none is found.
  mutating func text(
    of pattern: PatternNode,
    longerThan length: Int,
    key: UInt64
  ) throws(SchemaFault) -> [UInt8]? {
    let most = SchemaLimits.lengthMax
    if let text = try make(pattern, (length + 1)...most, key: key) { return Self.utf8(text) }
    return try make(pattern, 0...most, key: key).map(Self.utf8)
  }

  private mutating func accepts(
    _ text: [UInt32],
    _ patterns: [Placed<PatternNode>],
    _ formats: [Placed<SchemaFormat>]
  ) throws(SchemaFault) -> Bool {
    for pattern in patterns where try !checker.finds(pattern.value, in: text) { return false }
    for format in formats {
      var isOfFormat = false
      for node in format.value.nodes where !isOfFormat {
        isOfFormat = try checker.finds(node, in: text)
      }
      guard isOfFormat else { return false }
    }
    return true
  }

  private static func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    return Array(String(text).utf8)
  }

  /// One to three words, more or less of them where the length asks for it.
  private func words(_ lengths: ClosedRange<Int>, draws: Draws) -> [UInt8] {
    var draws = draws
    var text: [UInt8] = []
    var rest = 1 + draws.next(below: 3)
    while rest > 0 || text.count < lengths.lowerBound {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += WordList.word(draws.next())
      rest -= min(rest, 1)
    }
    guard text.count > lengths.upperBound else { return text }
    text.removeLast(text.count - lengths.upperBound)
    if text.last == UInt8(ascii: " ") { text[text.count - 1] = UInt8(ascii: "s") }
    return text
  }
}
