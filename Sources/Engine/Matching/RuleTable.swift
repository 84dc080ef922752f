// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Patterns

/// The conditions of all rules, in flat tables that are walked without a reference being counted.
///
/// A condition of several stands before them, and says where they end. The rule
/// `{model: "gpt-*", user: [hello, hi]}` makes these entries:
///
///     conditions  0  all                         end 3     tests  0  glob 0       end 1
///                 1  text source 0, test 0       end 2            1  anyOf        end 4
///                 2  text source 1, test 1       end 3            2  contains     end 3
///     sources     0  model                                        3  contains     end 4
///                 1  lastUser
struct RuleTable: Sendable {
  /// The index of each rule's condition.
  private(set) var roots: [Int] = []
  /// All conditions.
  private(set) var conditions: [ConditionNode] = []
  /// All tests.
  private(set) var tests: [TestNode] = []
  /// All places that some condition looks at, each once.
  private(set) var sources: [MatchSource] = []
  /// The JSON Pointers that sources name, each once.
  private(set) var pointers: [[UInt8]] = []
  /// The texts that are sought.
  private(set) var bytes: [UInt8] = []
  /// The globs.
  private(set) var globs: [Glob] = []
  /// The regular expressions.
  private(set) var patterns: [Pattern] = []
  /// Where each source stands in `sources`.
  private var sourceIndexes: [MatchSource: Int] = [:]

  /// The conditions of `rules`, in their order.
  init(_ rules: [Rule]) {
    roots.reserveCapacity(rules.count)
    for rule in rules {
      roots.append(conditions.count)
      append(rule.condition, rule.profile)
    }
  }

  // MARK: Texts

  /// Whether the bytes that `range` names occur in `text`.
  @inline(__always)
  func isSubstring(_ range: TextRange, of text: Span<UInt8>) -> Bool {
    text.contains(bytes.span.extracting(range.start..<range.end))
  }

  /// Whether the bytes that `range` names are `text`.
  @inline(__always)
  func isEqual(_ range: TextRange, to text: Span<UInt8>) -> Bool {
    text.equals(bytes.span.extracting(range.start..<range.end))
  }

  /// Whether `text` begins and ends with the bytes of the ranges, which do not overlap in it.
  @inline(__always)
  func areEdges(_ prefix: TextRange, _ suffix: TextRange, of text: Span<UInt8>) -> Bool {
    let end = text.count - suffix.count
    return prefix.count <= end && isEqual(prefix, to: text.extracting(0..<prefix.count))
      && isEqual(suffix, to: text.extracting(end..<text.count))
  }

  /// Whether the glob at `index` matches `text`.
  @inline(__always)
  func globMatches(_ index: Int, _ text: Span<UInt8>) -> Bool {
    globs.span[index].matches(text)
  }

  /// The value of `body` at the JSON Pointer of this index.
  @_lifetime(copy body)
  func value(at pointer: Int, of body: JSONNode) -> JSONNode? {
    let bytes = pointers[pointer]
    return body.node(at: bytes.span)
  }

  // MARK: Conditions

  private mutating func append(_ condition: Condition, _ profile: Profile) {
    let isFakellm = profile == .fakellm
    switch condition {
    case .all(let parts): append(.all, parts, profile)
    case .any(let parts): append(.any, parts, profile)
    case .not(let part): append(.not, [part], profile)
    case .api(let api): append(.api(api))
    case .operation(let operation): append(.operation(operation))
    case .stream(let isStream): append(.stream(isStream))
    case .turn(let turns): append(isFakellm ? .fakellmTurn(turns) : .turn(turns))
    case .previousRole(let role): append(.previousRole(role))
    case .path(let test): append(.path, test)
    case .model(let test): append(isFakellm ? .fakellmModel : .model, test)
    case .text(let source, let test): append(MatchSource(source, profile: profile), test)
    case .header(let index, let test): append(.header(index), test)
    case .toolOffered(let test): append(.toolNames, test)
    case .toolCallID(let test): append(.toolCallIDs, test)
    case .key(let test): append(.key, test)
    case .namespace(let test): append(.namespace, test)
    case .pointer(let pointer, nil): append(.pointer(index(ofPointer: pointer)), nil)
    case .pointer(let pointer, .text(let test)): append(.pointer(index(ofPointer: pointer)), test)
    case .pointer(let pointer, .equals(let hash, _)):
      append(.value(source: index(of: .pointer(index(ofPointer: pointer))), hash: hash))
    }
  }

  private mutating func index(ofPointer pointer: [UInt8]) -> Int {
    if let known = pointers.firstIndex(of: pointer) { return known }
    pointers.append(pointer)
    return pointers.count - 1
  }

  private mutating func append(_ kind: ConditionNode.Kind, _ parts: [Condition], _ profile: Profile)
  {
    let index = conditions.count
    append(kind)
    for part in parts { append(part, profile) }
    conditions[index].end = conditions.count
  }

  /// Appends the condition that a text of `source` passes `test`, or that there is one.
  private mutating func append(_ source: MatchSource, _ test: TextTest?) {
    let source = index(of: source)
    guard let test else { return append(.present(source: source)) }
    append(.text(source: source, test: tests.count))
    append(test)
  }

  private mutating func append(_ kind: ConditionNode.Kind) {
    conditions.append(ConditionNode(kind: kind, end: conditions.count + 1))
  }

  private mutating func index(of source: MatchSource) -> Int {
    if let index = sourceIndexes[source] { return index }
    sourceIndexes[source] = sources.count
    sources.append(source)
    return sources.count - 1
  }

  // MARK: Tests

  private mutating func append(_ test: TextTest) {
    switch test {
    case .contains(let text): append(.contains(append(text)))
    case .containsIgnoringCase(let text): append(.containsFolded(append(text)))
    case .equals(let text): append(.equals(append(text)))
    case .equalsIgnoringCase(let text): append(.equalsFolded(append(text)))
    case .glob(let glob): append(glob, isFolded: false)
    case .globIgnoringCase(let glob): append(glob, isFolded: true)
    case .matches(let pattern): append(pattern)
    case .anyOf(let parts): append(.anyOf, parts)
    case .allOf(let parts): append(.allOf, parts)
    }
  }

  private mutating func append(_ glob: Glob, isFolded: Bool) {
    guard let edges = GlobEdges(glob) else {
      append(isFolded ? .globFolded(globs.count) : .glob(globs.count))
      globs.append(glob)
      return
    }
    let prefix = append(edges.prefix)
    guard edges.hasStar else { return append(isFolded ? .equalsFolded(prefix) : .equals(prefix)) }
    let suffix = append(edges.suffix)
    append(
      isFolded
        ? .edgesFolded(prefix: prefix, suffix: suffix) : .edges(prefix: prefix, suffix: suffix)
    )
  }

  private mutating func append(_ pattern: Pattern) {
    let required = pattern.requiredLiteral
    var literal = ByteBuffer()
    if let required {
      if required.isCaseless {
        CaseFolding.unicode.append(required.bytes.span, to: &literal)
      } else {
        literal.append(required.bytes.span)
      }
    }
    let start = bytes.count
    let text = literal.bytes
    for index in text.indices { bytes.append(text[index]) }
    append(
      .pattern(
        patterns.count,
        literal: TextRange(start: start, count: text.count),
        isFolded: required?.isCaseless == true
      )
    )
    patterns.append(pattern)
  }

  private mutating func append(_ kind: TestNode.Kind, _ parts: [TextTest]) {
    let index = tests.count
    append(kind)
    for part in parts { append(part) }
    tests[index].end = tests.count
  }

  private mutating func append(_ kind: TestNode.Kind) {
    tests.append(TestNode(kind: kind, end: tests.count + 1))
  }

  private mutating func append(_ text: [UInt8]) -> TextRange {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return TextRange(start: start, count: text.count)
  }
}
