// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension NativeReader {
  /// Answers in turn: a list of steps, or a mapping that also says what counts them.
  mutating func sequence(_ node: YAMLNode) -> ActionSequence? {
    var sequence = ActionSequence(steps: [], end: .repeatLast)
    var steps: YAMLNode?
    if node.elements != nil {
      steps = node
    } else {
      let isRead = readEntries(of: node, NativeKey.Sequence.self) { reader, key, value in
        switch key {
        case .steps: steps = value
        case .per: sequence.scope = reader.choice(value, of: NativeWord.scopes) ?? .conversation
        case .then: sequence.end = reader.choice(value, of: NativeWord.ends) ?? .repeatLast
        }
      }
      guard isRead else { return nil }
    }
    guard let steps, let elements = steps.elements, !elements.isEmpty else {
      builder.complain(about: steps ?? node, "needs a list of at least one step")
      return nil
    }
    sequence.steps = elements.compactMap { step($0) }
    if sequence.scope == .conversation { builder.scenario.noteConversations(.all) }
    return sequence.steps.isEmpty ? nil : sequence
  }

  /// A response, or a mapping that says what else to do.
  private mutating func step(_ node: YAMLNode) -> Action? {
    let keys = Set((node.entries ?? []).compactMap(\.key.string))
    let words = NativeKey.Step.words + NativeKey.Response.words
    if let entries = node.entries, !entries.isEmpty, keys.isDisjoint(with: words) {
      for entry in entries { refuse(entry.key, in: words) }
      return nil
    }
    guard NativeKey.Step.words.contains(where: { keys.contains($0) }) else {
      return response(node).map { .respond($0) }
    }
    var response: Response?
    var error: ErrorResponse?
    var fault: Fault?
    readEntries(of: node, NativeKey.Step.self) { reader, key, value in
      switch key {
      case .respond: response = reader.response(value)
      case .error: error = reader.error(value)
      case .fault: fault = reader.fault(value)
      }
    }
    if keys.contains(NativeKey.Step.error.rawValue), keys.count > 1 {
      builder.complain(about: node, "an error stands alone; a step has one thing to do")
    }
    if let error { return .error(error) }
    if let fault { return .fault(fault, response) }
    return response.map { .respond($0) }
  }
}
