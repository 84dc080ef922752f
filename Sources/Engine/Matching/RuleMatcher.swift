// SPDX-License-Identifier: MIT
import Bytes
package import Inference
package import JSON
import Patterns

/// Finds the rules that apply to a request, one after the other.
///
/// A loop keeps one for all its requests; in steady state it allocates nothing. For each request
/// comes `prepare` once, then `next` as often as rules are wanted, always with the same arguments.
package struct RuleMatcher: ~Copyable {
  var texts = RequestTexts()
  var search = PatternMatcher()
  var captures = CaptureStore()
  /// The rules that the request can meet, once their literals were looked for.
  private var candidates = CandidateSet()

  /// A matcher that has seen no request.
  package init() {}

  /// Turns to another request, which is asked of `compiled`.
  package mutating func prepare(_ compiled: CompiledScenario) {
    captures.removeAll()
    search.begin()
    texts.reset(count: compiled.table.sources.count)
    candidates.reset()
  }

  /// The index of the first rule, at `index` or behind, that applies to the request; nil for none.
  ///
  /// What its regular expressions took that matched, in the order of the file, is kept until the
  /// next call: see `capture(number:)` and `capture(name:)`. A rule that the request asks for by
  /// name applies, and no other. Throws where a regular expression costs more than is allowed,
  /// since nobody knows then whether its rule applies, and where the request asks for a rule that
  /// there is none of.
  package mutating func next(
    from index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    context: MatchContext
  ) throws(Failure) -> Int? {
    if let name = request.forcedRule {
      return try forced(name, from: index, compiled, request, body, context)
    }
    var rule = index
    while rule < min(RuleIndex.plainRules, compiled.table.roots.count) {
      if try applies(rule, compiled, request, body, context) { return rule }
      rule += 1
    }
    guard rule < compiled.table.roots.count else { return nil }
    narrow(compiled, request, body, context)
    while let candidate = candidates.first(from: rule) {
      if try applies(candidate, compiled, request, body, context) { return candidate }
      rule = candidate + 1
    }
    return nil
  }

  /// Looks for the literals of all rules, unless that was done for this request.
  private mutating func narrow(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) {
    guard !candidates.isKnown else { return }
    candidates.begin(compiled)
    for group in compiled.index.groups.indices {
      let source = compiled.index.groups[group].source
      let found = texts.texts(of: source, compiled, request, body, context)
      candidates.narrow(by: group, compiled, texts, found, request)
    }
  }

  /// What the group called `number` of the rule's first regular expression took, 0 for all that
  /// matched.
  ///
  /// Nil where it took no part, and where no regular expression led to the rule.
  @_lifetime(borrow self)
  package func capture(number: Int) -> Span<UInt8>? {
    captures.text(ofGroup: number)
  }

  /// What the group called `name` took, of the first of the rule's regular expressions that has it.
  @_lifetime(borrow self)
  package func capture(name: Span<UInt8>) -> Span<UInt8>? {
    captures.text(ofGroup: name)
  }

  /// Whether the rule at `index` applies.
  mutating func applies(
    _ index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(Failure) -> Bool {
    captures.removeAll()
    do throws(SearchGivenUp) {
      let root = compiled.table.roots[index]
      return try holds(root, compiled, request, body, context)
    } catch {
      throw compiled.failure(of: error, rule: index)
    }
  }

  /// The rule called `name`, if it stands at `index` or behind.
  private mutating func forced(
    _ name: TextRange,
    from index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) throws(Failure) -> Int? {
    let namespace = request.text(request.namespace)
    guard let rule = compiled.index(ofRule: request.text(name), in: namespace) else {
      throw compiled.failure(ofMissingRule: String(request.text(name)))
    }
    guard rule >= index else { return nil }
    captures.removeAll()
    do throws(SearchGivenUp) {
      try fillCaptures(compiled.table.roots[rule], compiled, request, body, context)
    } catch {
      throw compiled.failure(of: error, rule: rule)
    }
    return rule
  }
}
