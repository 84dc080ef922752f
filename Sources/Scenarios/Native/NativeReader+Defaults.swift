// SPDX-License-Identifier: MIT
import Engine
import YAML

extension NativeReader {
  /// Reads what holds where no rule says otherwise; what an earlier file states stays.
  mutating func readDefaults(_ node: YAMLNode) {
    guard !node.isNull else { return }
    readEntries(of: node, NativeKey.Defaults.self) { reader, key, value in
      guard reader.builder.states("defaults.\(key.rawValue)", at: value.place) else { return }
      switch key {
      case .fallback:
        if let fallback = reader.fallback(value) { reader.builder.scenario.fallback = fallback }
      case .usage: reader.builder.scenario.usage = reader.usage(value)
      case .pacing: reader.builder.scenario.pacing = reader.pacing(value)
      case .embeddings: reader.builder.scenario.embeddings = reader.embeddingChoice(value)
      }
    }
  }

  /// What answers a request that no rule matches: a word, or a mapping of one key.
  private mutating func fallback(_ node: YAMLNode) -> Fallback? {
    captures = CaptureNames()
    guard let entries = node.entries else {
      return choice(node, of: NativeWord.fallbacks, or: "a mapping such as {text: \"…\"}")
    }
    guard entries.count == 1 else {
      builder.complain(
        about: node,
        "takes one of \(Self.joined(NativeKey.Fallback.words, by: "or"))"
      )
      return nil
    }
    var fallback: Fallback?
    readEntries(of: node, NativeKey.Fallback.self) { reader, key, value in
      switch key {
      case .text:
        guard let text = reader.template(value) else { return }
        if text.tellsCount {
          let hint = "no rule answers here; {{ counter.NAME }} counts without one"
          reader.builder.complain(about: value, "{{ count }} counts a rule's answers, and \(hint)")
        }
        fallback = .text(text)
      case .prose:
        fallback = reader.integer(value, in: 1...Response.proseTokensMax).map { .prose(tokens: $0) }
      }
    }
    return fallback
  }
}
