// SPDX-License-Identifier: MIT
import Inference
import Patterns

/// Chooses what each rule is looked for by.
///
/// Where a rule needs several texts, the one that fewest rules need serves best, and of those the
/// longest: a thousand globs that begin with `gpt-` are told apart by what follows.
struct RuleIndexBuilder {
  /// Fewest literals of a source for which a pass is worth its time: asking so many rules in full
  /// takes about as long.
  private static let literalsMin = 6
  /// Most literals that one rule is looked for by.
  private static let choicesMax = 64

  /// A text that some rule needs, in a source.
  private struct Literal: Hashable {
    var source: Int
    var isFolded: Bool
    var bytes: [UInt8]
  }

  /// Literals of which a rule needs at least one.
  private struct Choice {
    /// Indexes of literals; none for what never holds.
    var literals: [Int] = []
    /// How often rules need these literals, together.
    var uses = 0
    /// Bytes of the shortest of them.
    var bytesMin = Int.max
  }

  private let table: RuleTable
  private var literals: [Literal] = []
  private var indexes: [Literal: Int] = [:]
  /// How often rules need each literal.
  private var uses: [Int] = []
  /// Whether literals are only counted yet.
  private var isCounting = true

  init(_ table: RuleTable) {
    self.table = table
  }

  /// The groups of literals, and one bit for each rule that none of them can rule out.
  mutating func build() -> (groups: [LiteralGroup], always: [UInt64]) {
    var choices = [Choice?](repeating: nil, count: table.roots.count)
    if choices.count >= RuleIndex.plainRules + Self.literalsMin {
      // Every literal is counted before one is chosen.
      for root in table.roots { _ = choice(ofCondition: root) }
      isCounting = false
      for rule in choices.indices { choices[rule] = choice(ofCondition: table.roots[rule]) }
    }
    var rules = [[Int32]](repeating: [], count: literals.count)
    for (rule, choice) in choices.enumerated() {
      for literal in choice?.literals ?? [] { rules[literal].append(Int32(rule)) }
    }
    let (groups, isKept) = group(rules)
    var always = [UInt64](repeating: 0, count: (choices.count + 63) / 64)
    for (rule, choice) in choices.enumerated() {
      if let choice, choice.literals.allSatisfy({ isKept[$0] }) { continue }
      always[rule >> 6] |= 1 << UInt64(rule & 63)
    }
    return (groups, always)
  }

  /// Groups the literals that some rule is looked for by; drops what is too small.
  private func group(_ rules: [[Int32]]) -> (groups: [LiteralGroup], isKept: [Bool]) {
    var members = [[Int]](repeating: [], count: table.sources.count * 2)
    for index in literals.indices where !rules[index].isEmpty {
      members[literals[index].source * 2 + (literals[index].isFolded ? 1 : 0)].append(index)
    }
    var isKept = [Bool](repeating: false, count: literals.count)
    var groups: [LiteralGroup] = []
    for (slot, indexes) in members.enumerated() where indexes.count >= Self.literalsMin {
      for index in indexes { isKept[index] = true }
      groups.append(
        LiteralGroup(
          source: slot / 2,
          isFolded: slot % 2 == 1,
          indexes.map { (literals[$0].bytes, rules[$0]) }
        )
      )
    }
    return (groups, isKept)
  }

  // MARK: Choosing

  /// What a condition needs; nil where that is not known.
  private mutating func choice(ofCondition index: Int) -> Choice? {
    let node = table.conditions[index]
    switch node.kind {
    case .all:
      var best: Choice?
      var part = index + 1
      while part < node.end {
        best = better(choice(ofCondition: part), best)
        part = table.conditions[part].end
      }
      return best
    case .any:
      var all: Choice? = Choice()
      var part = index + 1
      while part < node.end {
        all = union(all, choice(ofCondition: part))
        part = table.conditions[part].end
      }
      return all
    case .text(let source, let test): return choice(ofTest: test, source)
    case .not, .api, .operation, .stream, .turn, .fakellmTurn, .previousRole,
      .present, .value:
      return nil
    }
  }

  /// What a test of a text of `source` needs.
  private mutating func choice(ofTest index: Int, _ source: Int) -> Choice? {
    let node = table.tests[index]
    switch node.kind {
    case .contains(let range), .equals(let range):
      return choice(of: range, source, isFolded: false)
    case .pattern(_, literal: let range, let isFolded):
      return choice(of: range, source, isFolded: isFolded)
    case .containsFolded(let range), .equalsFolded(let range):
      return choice(of: range, source, isFolded: true)
    case .edges(let prefix, let suffix): return choice(of: prefix, suffix, source, isFolded: false)
    case .edgesFolded(let prefix, let suffix):
      return choice(of: prefix, suffix, source, isFolded: true)
    case .glob(let glob): return choice(of: table.globs[glob], source, isFolded: false)
    case .globFolded(let glob): return choice(of: table.globs[glob], source, isFolded: true)
    case .anyOf:
      var all: Choice? = Choice()
      var part = index + 1
      while part < node.end {
        all = union(all, choice(ofTest: part, source))
        part = table.tests[part].end
      }
      return all
    case .allOf:
      var best: Choice?
      var part = index + 1
      while part < node.end {
        best = better(choice(ofTest: part, source), best)
        part = table.tests[part].end
      }
      return best
    }
  }

  /// The better end of a text.
  private mutating func choice(
    of prefix: TextRange,
    _ suffix: TextRange,
    _ source: Int,
    isFolded: Bool
  ) -> Choice? {
    better(
      choice(of: prefix, source, isFolded: isFolded),
      choice(of: suffix, source, isFolded: isFolded)
    )
  }

  private mutating func choice(of range: TextRange, _ source: Int, isFolded: Bool) -> Choice? {
    choice(of: Array(table.bytes[range.start..<range.end]), source, isFolded: isFolded)
  }

  /// The best run of a glob.
  private mutating func choice(of glob: Glob, _ source: Int, isFolded: Bool) -> Choice? {
    var best: Choice?
    for run in glob.literals {
      best = better(choice(of: run, source, isFolded: isFolded), best)
    }
    return best
  }

  /// Just the literal of `bytes`; nil for none, which every text holds.
  private mutating func choice(of bytes: [UInt8], _ source: Int, isFolded: Bool) -> Choice? {
    guard !bytes.isEmpty else { return nil }
    let literal = Literal(source: source, isFolded: isFolded, bytes: bytes)
    let index: Int
    if let known = indexes[literal] {
      index = known
    } else {
      index = literals.count
      indexes[literal] = index
      literals.append(literal)
      uses.append(0)
    }
    if isCounting { uses[index] += 1 }
    return Choice(literals: [index], uses: uses[index], bytesMin: bytes.count)
  }

  /// The choice that rules out more.
  private func better(_ left: Choice?, _ right: Choice?) -> Choice? {
    guard let left, let right else { return left ?? right }
    if left.uses != right.uses { return left.uses < right.uses ? left : right }
    return left.bytesMin > right.bytesMin ? left : right
  }

  /// What is needed where one of two things is.
  private func union(_ left: Choice?, _ right: Choice?) -> Choice? {
    guard let left, let right, left.literals.count + right.literals.count <= Self.choicesMax else {
      return nil
    }
    return Choice(
      literals: left.literals + right.literals,
      uses: left.uses + right.uses,
      bytesMin: min(left.bytesMin, right.bytesMin)
    )
  }
}
