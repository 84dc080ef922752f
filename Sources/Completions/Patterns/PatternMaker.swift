// SPDX-License-Identifier: MIT
import Seeds

/// Makes texts that match a regular expression, of a wanted length where that is asked for.
///
/// First it writes freely, which gives natural texts. Where the length does not fit, it works out
/// which lengths each part can have, picks one in the bounds and shares it out among the parts.
struct PatternMaker {
  /// What decides between possibilities.
  var draws: Draws
  /// Steps that are left; where they run out nothing is made.
  private(set) var steps: Int
  private var output: [UInt32] = []

  /// A maker that may take `steps`.
  init(draws: Draws, steps: Int) {
    self.draws = draws
    self.steps = steps
  }

  /// Free attempts before lengths are worked out.
  private static let freeAttempts = 6
  /// How far above the least length one is sought.
  private static let lengthsTried = 256

  /// A text that `node` matches and whose length is in `lengths`; nil where none is found.
  ///
  /// What the expression leaves open before and behind a match is filled only where the length
  /// asks for it.
  mutating func make(_ node: PatternNode, lengths: ClosedRange<Int>) -> [UInt32]? {
    let whole = node.anchored(opens: true, closes: true)
    for _ in 0..<Self.freeAttempts {
      output = []
      if write(whole, below: lengths.upperBound), lengths.contains(output.count) { return output }
    }
    let filler = PatternNode.repeated(.scalars(.lowercase), least: 0, most: nil)
    let variants: [PatternNode] = [
      whole,
      .sequence([node.anchored(opens: true, closes: false), filler]),
      .sequence([filler, node.anchored(opens: false, closes: true)]),
      .sequence([filler, node.anchored(opens: false, closes: false), filler]),
    ]
    for variant in variants {
      if let text = makeExactly(variant, lengths: lengths) { return text }
    }
    return nil
  }

  private mutating func makeExactly(
    _ node: PatternNode,
    lengths: ClosedRange<Int>
  ) -> [UInt32]? {
    let limit = min(lengths.upperBound, lengths.lowerBound + Self.lengthsTried)
    let possible = self.lengths(of: node, upTo: limit).lengths
      .filter { $0 >= lengths.lowerBound }.prefix(16)
    guard !possible.isEmpty else { return nil }
    let length = possible[draw(below: possible.count)]
    output = []
    return write(node, length: length) ? output : nil
  }

  private mutating func draw(below bound: Int) -> Int {
    Int(draws.next(below: UInt64(max(bound, 1))))
  }

  /// A scalar of `set`, a letter or digit where there is one.
  private mutating func scalar(of set: ScalarSet) -> UInt32 {
    let pools: [ScalarSet] = [
      .lowercase, .digits, ScalarSet([0x41...0x5A]), ScalarSet([0x20...0x7E]),
      ScalarSet([0xC0...0x24F]),
    ]
    let common = pools.prefix(3).map(set.intersection).filter { !$0.ranges.isEmpty }
    if !common.isEmpty {
      let pool = common[draw(below: common.count)]
      return pool.scalar(at: draw(below: pool.count))
    }
    for pool in pools.map(set.intersection) where !pool.ranges.isEmpty {
      return pool.scalar(at: draw(below: pool.count))
    }
    return set.scalar(at: draw(below: set.count))
  }

  // MARK: Freely

  /// Writes a text for `node`; false where it gets longer than `limit` or nothing fits.
  private mutating func write(_ node: PatternNode, below limit: Int) -> Bool {
    steps -= 1
    guard steps > 0, output.count <= limit else { return false }
    switch node {
    case .never: return false
    case .empty, .start, .end, .wordEdge: return true
    case .scalars(let set):
      output.append(scalar(of: set))
      return true
    case .sequence(let nodes):
      for node in nodes {
        guard write(node, below: limit) else { return false }
      }
      return true
    case .choice(let nodes): return write(nodes[draw(below: nodes.count)], below: limit)
    case .repeated(let inner, let least, let most):
      for _ in 0..<repetitions(of: inner, least, most) {
        guard write(inner, below: limit) else { return false }
      }
      return true
    }
  }

  /// A natural number of repetitions: a word's length for single characters, few of all else.
  private mutating func repetitions(of node: PatternNode, _ least: Int, _ most: Int?) -> Int {
    var usual = 2
    if case .scalars(let set) = node {
      usual = set.intersection(.lowercase).ranges.isEmpty ? 4 : 8
      if most == nil, least <= 1 { return 2 + draw(below: usual - 1) }
    }
    let span = max((most ?? .max) - least, 0)
    return least + draw(below: min(span, max(usual - least, 1)) + 1)
  }

  // MARK: With a length

  /// The lengths up to `limit` that a text for `node` can have.
  private mutating func lengths(of node: PatternNode, upTo limit: Int) -> LengthSet {
    steps -= 1 + limit / 64
    guard steps > 0 else { return LengthSet(upTo: limit) }
    switch node {
    case .never: return LengthSet(upTo: limit)
    case .empty, .start, .end, .wordEdge: return LengthSet(0, upTo: limit)
    case .scalars: return LengthSet(1, upTo: limit)
    case .sequence(let nodes):
      var sum = LengthSet(0, upTo: limit)
      for node in nodes { sum = add(sum, lengths(of: node, upTo: limit)) }
      return sum
    case .choice(let nodes):
      var all = LengthSet(upTo: limit)
      for node in nodes { all = all.union(lengths(of: node, upTo: limit)) }
      return all
    case .repeated(let inner, let least, let most):
      return lengths(of: lengths(of: inner, upTo: limit), times: least, most)
    }
  }

  /// The sums of `least` to `most` lengths of `set`.
  private mutating func lengths(of set: LengthSet, times least: Int, _ most: Int?) -> LengthSet {
    let limit = set.limit
    let single = set.lengths
    guard let first = single.first else {
      return least == 0 ? LengthSet(0, upTo: limit) : set
    }
    if single.count == 1 {
      var sums = LengthSet(upTo: limit)
      guard first > 0 else { return set }
      guard least <= limit / first else { return sums }
      for times in least...max(least, min(most ?? .max, limit / first)) {
        sums.insert(times * first)
      }
      return sums
    }
    // Beyond `limit` repetitions, those that take nothing add nothing.
    var sum = LengthSet(0, upTo: limit)
    for _ in 0..<min(least, limit + 1) { sum = add(sum, set) }
    for _ in 0..<min((most ?? .max) - least, limit) {
      let more = sum.union(add(sum, set))
      if more == sum { break }
      sum = more
    }
    return sum
  }

  private mutating func add(_ left: LengthSet, _ right: LengthSet) -> LengthSet {
    let count = left.lengths.count
    steps -= count * left.words.count / 16 + 1
    return steps > 0 ? left.adding(right) : LengthSet(upTo: left.limit)
  }

  /// Writes a text of exactly `length` for `node`, which can have it.
  private mutating func write(_ node: PatternNode, length: Int) -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    switch node {
    case .never: return false
    case .empty, .start, .end, .wordEdge: return length == 0
    case .scalars(let set):
      output.append(scalar(of: set))
      return length == 1
    case .sequence(let nodes): return write(nodes, length: length)
    case .choice(let nodes):
      let fitting = nodes.filter { lengths(of: $0, upTo: length).contains(length) }
      guard !fitting.isEmpty else { return false }
      return write(fitting[draw(below: fitting.count)], length: length)
    case .repeated(let inner, let least, let most):
      return write(inner, least, most, length: length)
    }
  }

  private mutating func write(_ nodes: [PatternNode], length: Int) -> Bool {
    let own = nodes.map { lengths(of: $0, upTo: length) }
    // What all parts from an index on can have together.
    var behind = [LengthSet(0, upTo: length)]
    for set in own.reversed() {
      let sum = add(set, behind[behind.count - 1])
      behind.append(sum)
    }
    behind.reverse()
    var rest = length
    for (index, node) in nodes.enumerated() {
      let fitting = own[index].lengths.filter { behind[index + 1].contains(rest - $0) }
      guard !fitting.isEmpty else { return false }
      let taken = fitting[draw(below: fitting.count)]
      guard write(node, length: taken) else { return false }
      rest -= taken
    }
    return rest == 0
  }

  private mutating func write(
    _ node: PatternNode,
    _ least: Int,
    _ most: Int?,
    length: Int
  ) -> Bool {
    let own = lengths(of: node, upTo: length)
    let single = own.lengths
    if single.count == 1, single[0] > 0 {
      for _ in 0..<(length / single[0]) {
        guard write(node, length: single[0]) else { return false }
      }
      return length % single[0] == 0
    }
    var (least, most, rest) = (least, most, length)
    while rest > 0 || least > 0 {
      let behind = lengths(of: own, times: max(least - 1, 0), most.map { $0 - 1 })
      let fitting = single.filter { (rest == 0 || $0 > 0) && behind.contains(rest - $0) }
      // A repetition that takes nothing is needed only to reach the least number.
      let usable = fitting.isEmpty ? single.filter { behind.contains(rest - $0) } : fitting
      guard !usable.isEmpty, most != 0 else { return false }
      let taken = usable[draw(below: usable.count)]
      guard write(node, length: taken) else { return false }
      rest -= taken
      least = max(least - 1, 0)
      most = most.map { $0 - 1 }
    }
    return true
  }
}
