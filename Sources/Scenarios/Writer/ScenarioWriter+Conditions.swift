// SPDX-License-Identifier: MIT
import Engine
import Inference

extension ScenarioWriter {
  private typealias Entry = (key: String, value: YAMLOutput)

  /// A condition as the mapping of a `when`.
  mutating func when(_ condition: Condition) -> YAMLOutput {
    .mapping(entries(of: condition))
  }

  /// The entries of a `when` that asks `condition`.
  private mutating func entries(of condition: Condition) -> [Entry] {
    if Self.isImpossible(condition) {
      note("a condition never held")
      return [Self.entry(.not, .mapping([]))]
    }
    return switch condition {
    case .all(let conditions): all(conditions)
    case .any(let conditions): any(conditions)
    case .not(.header(let index, nil)):
      [Self.entry(.header, .mapping([(scenario.headerNames[index], .bare("false"))]))]
    case .not(.pointer(let pointer, nil)):
      [Self.entry(.body, .mapping([(Self.string(pointer), Self.existence(false))]))]
    case .not(let condition): [Self.entry(.not, when(condition))]
    case .api(let api): [Self.entry(.api, .text("\(api.name)"))]
    case .operation(let operation): [Self.entry(.endpoint, Self.endpoint(operation))]
    case .path(let test): [Self.entry(.endpoint, self.test(test, bare: .glob))]
    case .model(let test): [Self.entry(.model, self.test(test, bare: .glob))]
    case .text(let source, let test): text(source, test)
    case .header(let index, let test):
      [
        Self.entry(
          .header,
          .mapping([(scenario.headerNames[index], test.map { self.test($0) } ?? .bare("true"))])
        )
      ]
    case .toolOffered(let test): [Self.entry(.tool, self.test(test, bare: .glob))]
    case .turn(let turns): [Self.entry(.turn, Self.turns(turns))]
    case .previousRole(let role):
      [Self.entry(.previous, .mapping([(NativeKey.Message.role.rawValue, Self.role(role))]))]
    case .toolCallID(let test): [Self.entry(.toolCallID, self.test(test, bare: .glob))]
    case .pointer(let pointer, let test):
      [
        Self.entry(
          .body,
          .mapping([(Self.string(pointer), test.map { value($0) } ?? Self.existence(true))])
        )
      ]
    case .stream(let isStream): [Self.entry(.stream, .bare("\(isStream)"))]
    case .key(let test): [Self.entry(.key, self.test(test, bare: .glob))]
    case .namespace(let test): [Self.entry(.namespace, self.test(test, bare: .glob))]
    }
  }

  /// Conditions that all hold, in one mapping; what needs a key that is taken goes below `all`.
  private mutating func all(_ conditions: [Condition]) -> [Entry] {
    if let word = Self.endpoint(of: conditions) { return [Self.entry(.endpoint, .text(word))] }
    var entries: [Entry] = []
    var rest: [YAMLOutput] = []
    for condition in conditions {
      for entry in self.entries(of: condition) {
        if entry.key == NativeKey.Condition.all.rawValue, case .list(let more) = entry.value {
          rest += more
          continue
        }
        guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
          entries.append(entry)
          continue
        }
        if let merged = Self.merged(entries[index], entry) {
          entries[index].value = merged
        } else {
          rest.append(.mapping([entry]))
        }
      }
    }
    return rest.isEmpty ? entries : entries + [Self.entry(.all, .list(rest))]
  }

  /// Two entries of one key in a single mapping, where that key takes one: header fields, values of
  /// the body, and role and text of the message before the last.
  private static func merged(_ left: Entry, _ right: Entry) -> YAMLOutput? {
    guard case .mapping(var members) = left.value, case .mapping(let more) = right.value else {
      return nil
    }
    switch NativeKey.Condition(rawValue: left.key) {
    case .header, .body, .previous: break
    default: return nil
    }
    for member in more {
      guard let index = members.firstIndex(where: { $0.key == member.key }) else {
        members.append(member)
        continue
      }
      // That a value exists can be said beside whatever else is asked of it.
      guard case .mapping(let one) = members[index].value, case .mapping(let other) = member.value,
        one.count == 1, one[0].key == NativeKey.Value.exists.rawValue
      else { return nil }
      members[index].value = .mapping(one + other)
    }
    return .mapping(members)
  }

  /// Conditions of which one has to hold: the values of one key in a list where it takes one.
  private mutating func any(_ conditions: [Condition]) -> [Entry] {
    let all = conditions.map { entries(of: $0) }
    let listed: [String] = [NativeKey.Condition.api, .endpoint].map(\.rawValue)
    if let key = all.first?.first?.key, listed.contains(key),
      all.allSatisfy({ $0.count == 1 && $0[0].key == key })
    {
      let values = all.flatMap { entries -> [YAMLOutput] in
        if case .list(let elements) = entries[0].value { elements } else { [entries[0].value] }
      }
      return [(key, .list(values))]
    }
    return [Self.entry(.any, .list(all.map { .mapping($0) }))]
  }

  /// What is asked of a text of the request.
  private mutating func text(_ source: TextSource, _ test: TextTest) -> [Entry] {
    switch source {
    case .lastUser: return [Self.entry(.user, self.test(test))]
    case .anyMessage: return [Self.entry(.messages, self.test(test))]
    case .system: return [Self.entry(.system, self.test(test))]
    case .toolResult:
      if profile == .fakellm {
        tell("\"tool_result\" looks at results that are lists of blocks, too.")
      }
      return [Self.entry(.toolResult, self.test(test))]
    case .embeddingInput: return [Self.entry(.input, self.test(test))]
    case .previous:
      return [Self.entry(.previous, .mapping(tests(of: test)))]
    case .role(let role):
      let tests = if case .contains([]) = test { [Entry]() } else { self.tests(of: test) }
      return [
        Self.entry(.message, .mapping([(NativeKey.Message.role.rawValue, Self.role(role))] + tests))
      ]
    case .mocktopusLastUser:
      tell("\"user\" looks at the last user message, even where it has no text.")
      return [Self.entry(.user, self.test(test))]
    case .fakellmPreviousRole:
      guard case .equals(let word) = test, let role = Self.role(named: Self.string(word)) else {
        note("a condition never held")
        return [Self.entry(.not, .mapping([]))]
      }
      if let other = Self.sibling(ofRole: Self.string(word)) {
        note("the role \"\(Self.string(word))\" did not stand for \"\(other)\", as it does here")
      }
      let path = NativeKey.Message.role.rawValue
      return [Self.entry(.previous, .mapping([(path, Self.role(role))]))]
    case .mocktopusMessages, .fakellmMessages:
      tell("\"messages\" looks at each message; there all of them were looked at as one text.")
      if source == .mocktopusMessages {
        tell("It looks at lists of blocks, too, which counted as empty there.")
      }
      return [Self.entry(.messages, self.test(test))]
    }
  }

  /// Whether a condition asks for one of none, or for turns that there are not.
  private static func isImpossible(_ condition: Condition) -> Bool {
    switch condition {
    case .any(let conditions): conditions.isEmpty
    case .turn(let turns): turns.upperBound < 1
    case .path(.anyOf(let tests)), .model(.anyOf(let tests)), .text(_, .anyOf(let tests)),
      .header(_, .anyOf(let tests)?), .toolOffered(.anyOf(let tests)), .key(.anyOf(let tests)),
      .toolCallID(.anyOf(let tests)), .namespace(.anyOf(let tests)),
      .pointer(_, .text(.anyOf(let tests))?):
      tests.isEmpty
    default: false
    }
  }

  private static func entry(_ key: NativeKey.Condition, _ value: YAMLOutput) -> Entry {
    (key.rawValue, value)
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func existence(_ exists: Bool) -> YAMLOutput {
    .mapping([(NativeKey.Value.exists.rawValue, .bare("\(exists)"))])
  }

  private static func role(_ role: Role) -> YAMLOutput {
    word(for: role, in: NativeWord.roles) ?? .text("\(role)")
  }

  /// The role that a provider's word for one stands for.
  private static func role(named word: String) -> Role? {
    switch word {
    case "system", "developer": .system
    case "user": .user
    case "assistant": .assistant
    case "tool", "function": .tool
    default: nil
    }
  }

  /// The other word for the role that `word` stands for.
  private static func sibling(ofRole word: String) -> String? {
    switch word {
    case "system": "developer"
    case "developer": "system"
    case "tool": "function"
    case "function": "tool"
    default: nil
    }
  }

  private static func turns(_ range: ClosedRange<Int>) -> YAMLOutput {
    let turns = max(range.lowerBound, 1)...range.upperBound
    if turns.count == 1 { return .bare("\(turns.lowerBound)") }
    guard turns.upperBound == .max else {
      return .list([.bare("\(turns.lowerBound)"), .bare("\(turns.upperBound)")])
    }
    return .mapping([(NativeKey.Turn.min.rawValue, .bare("\(turns.lowerBound)"))])
  }

  /// The endpoints at which an operation is asked for.
  private static func endpoint(_ operation: Operation) -> YAMLOutput {
    switch operation {
    case .chat: .list([.text("chat"), .text("messages")])
    case .completion: .text("completions")
    case .embedding: .text("embeddings")
    case .tokenCount: .text("count_tokens")
    }
  }

  /// The endpoint that an API and an operation together are.
  private static func endpoint(of conditions: [Condition]) -> String? {
    guard conditions.count == 2, case .api(let api) = conditions[0],
      case .operation(.chat) = conditions[1]
    else { return nil }
    switch api {
    case .openai: return "chat"
    case .anthropic: return "messages"
    }
  }
}
