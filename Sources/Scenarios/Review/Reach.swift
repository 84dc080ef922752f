// SPDX-License-Identifier: MIT
import Engine
import Inference

/// The requests that a condition can hold for, as far as API, endpoint and turn tell.
struct Reach: Equatable {
  /// Which API and operation: one bit for each pair.
  var kinds: UInt64
  /// Which turns; nil for none.
  var turns: ClosedRange<Int>?
  /// Whether the condition holds for every request of these kinds and turns.
  var isExact: Bool

  /// Every request.
  static let all = Reach(kinds: kinds { _, _ in true }, turns: 1...Int.max, isExact: true)
  /// No request.
  static let none = Reach(kinds: 0, turns: nil, isExact: true)

  /// Whether no request is reached.
  var isEmpty: Bool { kinds == 0 || turns == nil }
  /// Whether every request is reached, and the condition holds for it.
  var isEverything: Bool { isExact && kinds == Reach.all.kinds && turns == Reach.all.turns }
  /// Whether requests for vectors are among those that are reached.
  var hasEmbeddings: Bool { !isEmpty && kinds & Reach.embeddings != 0 }
  /// Whether other requests are.
  var hasOthers: Bool { !isEmpty && kinds & ~Reach.embeddings != 0 }

  /// The same without counts of tokens.
  var withoutTokenCounts: Reach {
    Reach(kinds: kinds & ~Reach.tokenCounts, turns: turns, isExact: isExact)
  }
  /// Whether counts of tokens are among the requests that are reached.
  var hasTokenCounts: Bool { !isEmpty && kinds & Reach.tokenCounts != 0 }

  private static let tokenCounts = kinds { _, operation in operation == .tokenCount }
  private static let embeddings = kinds { _, operation in operation == .embedding }
  private static let talks = kinds { _, operation in operation != .embedding }
  private static let chats = kinds { _, operation in operation == .chat || operation == .tokenCount
  }
  private static let streams = kinds { _, operation in
    operation == .chat || operation == .completion
  }

  /// The kinds of requests that there are and that pass the test.
  private static func kinds(_ passes: (API, Operation) -> Bool) -> UInt64 {
    var kinds: UInt64 = 0
    for api in API.allCases {
      for operation in Operation.allCases where exists(operation, in: api) && passes(api, operation)
      {
        kinds |= 1 << (UInt64(api.rawValue) * 8 + UInt64(operation.rawValue))
      }
    }
    return kinds
  }

  private static func exists(_ operation: Operation, in api: API) -> Bool {
    switch api {
    case .openai: operation != .tokenCount
    case .anthropic: operation == .chat || operation == .tokenCount
    }
  }
}

extension Reach {
  /// What `condition` reaches.
  init(of condition: Condition) {
    switch condition {
    case .all(let conditions):
      self = conditions.reduce(.all) { $0.intersection(Reach(of: $1)) }
    case .any(let conditions):
      self = conditions.reduce(.none) { $0.union(Reach(of: $1)) }
    case .not(let condition): self = Reach(of: condition).complement
    case .api(let api): self = Reach.exactly { one, _ in one == api }
    case .operation(let operation): self = Reach.exactly { _, one in one == operation }
    case .turn(let turns): self = Reach(kinds: Reach.all.kinds, turns: turns, isExact: true)
    case .text(.embeddingInput, _): self = Reach.some(of: Reach.embeddings)
    case .text(.lastUser, _), .text(.anyMessage, _), .text(.role, _), .text(.system, _),
      .text(.mocktopusLastUser, _), .text(.mocktopusMessages, _), .text(.fakellmMessages, _):
      self = Reach.some(of: Reach.talks)
    case .text(.previous, _), .text(.fakellmPreviousRole, _), .text(.toolResult, _), .toolOffered,
      .previousRole, .toolCallID:
      self = Reach.some(of: Reach.chats)
    case .stream(true): self = Reach.some(of: Reach.streams)
    case .path, .model, .header, .pointer, .stream, .key, .namespace:
      self = Reach.some(of: Reach.all.kinds)
    }
  }

  private static func exactly(_ passes: (API, Operation) -> Bool) -> Reach {
    Reach(kinds: kinds(passes), turns: all.turns, isExact: true)
  }

  private static func some(of kinds: UInt64) -> Reach {
    Reach(kinds: kinds, turns: all.turns, isExact: false)
  }

  private func intersection(_ other: Reach) -> Reach {
    Reach(
      kinds: kinds & other.kinds,
      turns: Reach.intersection(turns, other.turns),
      isExact: isExact && other.isExact
    )
  }

  private static func intersection(
    _ left: ClosedRange<Int>?,
    _ right: ClosedRange<Int>?
  ) -> ClosedRange<Int>? {
    guard let left, let right, left.overlaps(right) else { return nil }
    return left.clamped(to: right)
  }

  /// At least what both reach; two ranges of turns become one that spans them.
  private func union(_ other: Reach) -> Reach {
    if isEmpty { return other }
    if other.isEmpty || isEverything { return self }
    if other.isEverything { return other }
    guard let turns, let more = other.turns else { return self }
    let span = min(turns.lowerBound, more.lowerBound)...max(turns.upperBound, more.upperBound)
    let isExact = isExact && other.isExact && turns == more
    return Reach(kinds: kinds | other.kinds, turns: span, isExact: isExact)
  }

  /// What the opposite reaches: exactly known only where one thing alone is asked.
  private var complement: Reach {
    if isEmpty { return .all }
    guard isExact else { return Reach.some(of: Reach.all.kinds) }
    if isEverything { return .none }
    guard turns == Reach.all.turns else { return Reach.some(of: Reach.all.kinds) }
    return Reach(kinds: Reach.all.kinds & ~kinds, turns: Reach.all.turns, isExact: true)
  }
}
