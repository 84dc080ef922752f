// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns
import Seeds

/// Rules and requests that are drawn from so few words that they often meet.
struct RandomRules {
  private static let words = [
    "weather", "Weather", "in", "Rome", "a", "", "straße", "STRASSE", "İstanbul", "i\u{307}stanbul",
    "5 K", "5 \u{212A}", "ſame", "same", "gpt-4o", "gpt-4o-mini", "claude-3", "猫", "😀!", "order 17",
    "weather in Rome", "order 17 of 4", "ther", "\n",
  ]
  private static let patterns = [
    "weather", "(?i)weather in (\\w+)", "order \\d+", "^a", "[a-z]+-\\d", "(?i)SAME", "x|Rome",
    "(?i)5 k", "(weather )?in", "", "\\bgpt-4o\\b", "(?:same){1,2}",
  ]
  private static let roles: [Role] = [.system, .user, .assistant, .tool]
  private static let sources: [TextSource] = [
    .lastUser, .lastUser, .anyMessage, .system, .previous, .toolResult, .role(.assistant),
    .embeddingInput,
  ]

  private var draws: Draws

  init(seed: UInt64) {
    draws = Draws(key: seed)
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(draws.next(below: UInt64(elements.count)))]
  }

  private mutating func chance(_ oneIn: UInt64) -> Bool { draws.next(below: oneIn) == 0 }

  private mutating func text(_ countMax: UInt64) -> String {
    (0...draws.next(below: countMax)).map { _ in pick(Self.words) }.joined(separator: " ")
  }

  // MARK: Rules

  mutating func rules(_ count: Int) -> [Rule] {
    (0..<count).map { Rule("rule \($0)", condition(depth: 3)) }
  }

  private mutating func condition(depth: Int) -> Condition {
    guard depth > 0, !chance(3) else { return leaf() }
    let parts = (0..<draws.next(below: 4)).map { _ in condition(depth: depth - 1) }
    return switch draws.next(below: 4) {
    case 0: .any(parts)
    case 1: .not(condition(depth: depth - 1))
    default: .all(parts)
    }
  }

  private mutating func leaf() -> Condition {
    switch draws.next(below: 12) {
    case 0: .model(test(depth: 1))
    case 1: .turn(1...Int(1 + draws.next(below: 3)))
    case 2: .stream(chance(2))
    case 3: .header(Int(draws.next(below: 2)), chance(2) ? nil : test(depth: 1))
    case 4: .toolOffered(test(depth: 1))
    case 5: .previousRole(pick(Self.roles))
    default: .text(pick(Self.sources), test(depth: 2))
    }
  }

  private mutating func test(depth: Int) -> TextTest {
    switch draws.next(below: depth > 0 ? 10 : 8) {
    case 0, 1: .has(pick(Self.words))
    case 2: .hasFolded(pick(Self.words))
    case 3: .isText(pick(Self.words))
    case 4: .isFolded(pick(Self.words))
    case 5: .like(pick(["*", "", "?"]) + pick(Self.words) + pick(["*", "", "*[a-z]*"]))
    case 6: .likeFolded(pick(["*", ""]) + pick(Self.words) + "*")
    case 7: .regex(pick(Self.patterns))
    case 8: .anyOf((0..<draws.next(below: 4)).map { _ in test(depth: depth - 1) })
    default: .allOf((0..<draws.next(below: 3)).map { _ in test(depth: depth - 1) })
    }
  }

  // MARK: Requests

  mutating func request() -> SampleRequest {
    if chance(6) {
      var request = SampleRequest.embedding(text(2), text(2))
      request.model = pick(Self.words)
      return request
    }
    var request = SampleRequest()
    request.model = pick(Self.words)
    request.messages = (0..<draws.next(below: 6)).map { _ in message() }
    request.tools = (0..<draws.next(below: 3)).map { _ in pick(Self.words) }
    request.headers = [chance(2) ? nil : pick(Self.words), chance(2) ? nil : pick(Self.words)]
    request.isStream = chance(2)
    return request
  }

  private mutating func message() -> SampleRequest.Message {
    switch draws.next(below: 5) {
    case 0: .system(text(2))
    case 1: .assistant(text(2))
    case 2: .tool(text(2))
    case 3: .user(text(2), text(3))
    default: .user(text(4))
    }
  }
}
