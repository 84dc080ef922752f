// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference
import YAML

extension NativeReader {
  /// How a stream is paced.
  mutating func pacing(_ node: YAMLNode) -> Pacing? {
    var pacing = Pacing()
    let isRead = readEntries(of: node, NativeKey.Pacing.self) { reader, key, value in
      switch key {
      case .firstTokenMilliseconds:
        pacing.firstTokenNanoseconds =
          reader.milliseconds(value, upTo: Self.pacingMillisecondsMax) ?? 0
      case .perTokenMilliseconds:
        pacing.perTokenNanoseconds =
          reader.milliseconds(value, upTo: Self.pacingMillisecondsMax) ?? 0
      case .tokensPerSecond:
        let rate = reader.number(value, in: Self.tokensPerSecondRange)
        pacing.perTokenNanoseconds = UInt64((1e9 / (rate ?? 1e9)).rounded())
      case .perPromptTokenMilliseconds:
        pacing.perPromptTokenNanoseconds =
          reader.milliseconds(value, upTo: Self.pacingMillisecondsMax) ?? 0
      case .jitter: reader.readJitter(value, into: &pacing)
      case .chunk: pacing.chunking = reader.chunking(value)
      }
    }
    guard isRead else { return nil }
    let rates = [NativeKey.Pacing.perTokenMilliseconds, .tokensPerSecond].map(\.rawValue)
    if node[rates[0]] != nil, let entry = node.entry(rates[1]) {
      builder.complain(aboutKey: entry.key, "cannot stand beside \(rates[0])")
    }
    return pacing
  }

  private mutating func readJitter(_ node: YAMLNode, into pacing: inout Pacing) {
    readEntries(of: node, NativeKey.Jitter.self) { reader, key, value in
      switch key {
      case .distribution: pacing.jitter = reader.choice(value, of: NativeWord.distributions)
      case .spread:
        let spread = reader.number(value, in: 0...Self.spreadMax) ?? 0
        pacing.spreadPerMillion = UInt32((spread * 1e6).rounded())
      }
    }
    _ = complete(node, NativeKey.Jitter.self)
  }

  private mutating func chunking(_ node: YAMLNode) -> Chunking? {
    if let count = node.integer {
      return integer(node, in: 1...Self.countMax).map { _ in .characters(count) }
    }
    return choice(node, of: NativeWord.chunks, or: "a number of characters")
  }

  /// How vectors are made: a mode, or a mapping that also gives the seed.
  mutating func embeddingChoice(
    _ node: YAMLNode,
    or alternative: String? = nil
  ) -> EmbeddingChoice? {
    var result = EmbeddingChoice()
    guard node.entries != nil else {
      let forms = "a mapping of mode and seed"
      let others = alternative.map { "\(forms), \($0)" } ?? forms
      result.mode = choice(node, of: NativeWord.embeddings, or: others)
      return result.mode == nil ? nil : result
    }
    readEntries(of: node, NativeKey.Embeddings.self) { reader, key, value in
      switch key {
      case .mode: result.mode = reader.choice(value, of: NativeWord.embeddings)
      case .seed: result.seed = reader.seed(value)
      }
    }
    return result
  }

  /// Any number of 64 bits; YAML makes a float of one beyond 63.
  private mutating func seed(_ node: YAMLNode) -> UInt64? {
    if let value = node.integer, value >= 0 { return UInt64(value) }
    if case .float = node.kind, let value = UInt64(node.text) { return value }
    builder.complain(
      about: node,
      "takes a whole number from 0 to \(UInt64.max), not \(shown(node))"
    )
    return nil
  }
}
