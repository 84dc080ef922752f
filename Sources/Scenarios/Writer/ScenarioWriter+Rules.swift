// SPDX-License-Identifier: MIT
import Engine
import Inference

extension ScenarioWriter {
  /// A rule under the name `name`, with what cannot be said of it in comments above.
  mutating func rule(_ rule: Rule, called name: String) -> YAMLOutput {
    notes = []
    profile = rule.profile
    reach = Reach(of: rule.condition)
    isPacedByDefaults = rule.pacing == nil && scenario.models.allSatisfy { $0.pacing == nil }
    var members = Members<NativeKey.Rule>()
    members.add(.name, .text(name))
    let when = when(Self.simplified(rule))
    if when.isContainer { members.add(.when, when) }
    members.add(.times, rule.times.map { .bare("\($0)") })
    members.add(.probability, rule.probability.map { Self.probability($0) })
    members.add(.pacing, rule.pacing.map { Self.pacing($0) })
    for (key, value) in action(rule.action) { members.add(key, value) }
    let lost = notes
    notes = []
    return lost.isEmpty ? members.mapping : .noted(lost, members.mapping)
  }

  /// The condition of a rule without the endpoints that the readers of other tools' files name,
  /// where what else it asks implies them.
  private static func simplified(_ rule: Rule) -> Condition {
    guard rule.profile != .native else { return rule.condition }
    var conditions = flattened(rule.condition)
    let index = conditions.firstIndex { condition in
      if case .any(let kinds) = condition, kinds.count == 2, case .operation(.chat) = kinds[0],
        case .operation(.completion) = kinds[1]
      {
        return true
      }
      return false
    }
    guard let index else { return rule.condition }
    let endpoints = conditions.remove(at: index)
    let rest = Reach(of: .all(conditions))
    return rest.hasEmbeddings ? .all([endpoints] + conditions) : .all(conditions)
  }

  private static func flattened(_ condition: Condition) -> [Condition] {
    guard case .all(let conditions) = condition else { return [condition] }
    return conditions.flatMap { flattened($0) }
  }

  /// What is done, by the keys of a rule or a step.
  private mutating func action(_ action: Action) -> [(key: NativeKey.Rule, value: YAMLOutput)] {
    switch action {
    case .respond(let response): return [(.respond, self.response(response))]
    case .error(let error): return [(.error, self.error(error))]
    case .fault(let fault, let response):
      let broken = (NativeKey.Rule.fault, Self.fault(fault))
      return (response.map { [(.respond, self.response($0))] } ?? []) + [broken]
    case .sequence(let sequence):
      let steps = sequence.steps.map { step($0) }
      guard sequence.scope != .conversation || sequence.end != .repeatLast else {
        return [(.sequence, .list(steps))]
      }
      var members = Members<NativeKey.Sequence>()
      members.add(.steps, .list(steps))
      members.add(.per, Self.word(for: sequence.scope, in: NativeWord.scopes))
      members.add(.then, Self.word(for: sequence.end, in: NativeWord.ends))
      return [(.sequence, members.mapping)]
    }
  }

  private mutating func step(_ action: Action) -> YAMLOutput {
    if case .respond(let response) = action { return self.response(response) }
    return .mapping(self.action(action).map { ($0.key.rawValue, $0.value) })
  }

  /// An error.
  private mutating func error(_ error: ErrorResponse) -> YAMLOutput {
    let failure = error.failure
    let word = Self.word(for: failure.kind, in: NativeWord.errors)
    var members = Members<NativeKey.Error>()
    let status = failure.status.flatMap { (400...599).contains($0) ? $0 : nil }
    // fakellm knows a status and no types; clients expect that which goes with it.
    let isImplied =
      status != nil && profile == .fakellm
      || status.map { NativeReader.kind(ofStatus: $0) } == failure.kind
    if !isImplied { members.add(.type, word) }
    if word == nil, !isImplied { note("the error was of a kind that has no name here") }
    members.add(.status, status.map { .bare("\($0)") })
    if status == nil, let lost = failure.status { note("the error had the status \(lost)") }
    members.add(.message, error.message.map { .text(source(of: $0)) })
    members.add(.code, failure.code.map { .text($0) })
    members.add(.retryAfter, failure.retryAfterSeconds.map { .bare("\($0)") })
    members.add(.headers, headers(error.headers))
    if error.delayNanoseconds > 0 {
      members.add(.delayMilliseconds, Self.milliseconds(error.delayNanoseconds))
    }
    if failure.body != nil { note("the error had a body of its own") }
    if let word, members.entries.count == 1, !isImplied { return word }
    return members.mapping
  }

  /// Header fields; nil for none.
  mutating func headers(_ headers: [HeaderTemplate]) -> YAMLOutput? {
    guard !headers.isEmpty else { return nil }
    return .mapping(headers.map { ($0.name, .text(source(of: $0.value))) })
  }

  /// A fault.
  private static func fault(_ fault: Fault) -> YAMLOutput {
    if let word = word(for: fault, in: NativeWord.faults) { return word }
    var members = Members<NativeKey.Fault>()
    switch fault {
    case .delay(let nanoseconds): members.add(.delayMilliseconds, milliseconds(nanoseconds))
    case .cut(let chunk, let ending):
      members.add(.cutAfterChunk, .bare("\(chunk)"))
      if ending != .close { members.add(.with, word(for: ending, in: NativeWord.endings)) }
    case .malformedChunk(let chunk): members.add(.malformedChunk, .bare("\(chunk)"))
    case .wrongContentLength(let bytes): members.add(.wrongContentLength, .bare("\(bytes)"))
    case .duplicateChunk(let chunk): members.add(.duplicateChunk, .bare("\(chunk)"))
    case .drip(let nanoseconds): members.add(.dripMilliseconds, milliseconds(nanoseconds))
    case .hang, .closeBeforeHead, .splitBytes, .garbageAfterEnd, .emptyBody: break
    }
    return members.mapping
  }
}
