// SPDX-License-Identifier: MIT
import Embeddings

extension ScenarioSchema {
  /// A model.
  static var model: SchemaNode {
    let mapping = SchemaNode.mapping(NativeKey.Model.self) { key in
      switch key {
      case .kind: .words(of: NativeWord.kinds)
      case .like: .word
      case .aliases: .list(of: .word)
      case .dimensions: .integer(1...Embedder.dimensionsMax)
      case .embeddings: .reference("embeddings")
      case .price: price
      case .context, .output: .integer(1...NativeReader.tokensMax)
      case .pacing: .reference("pacing")
      }
    }
    let vectorKeys: [NativeKey.Model] = [.dimensions, .embeddings]
    let chat: SchemaNode = ["const": "chat"]
    let isChat: SchemaNode = [
      "properties": .object([(key: NativeKey.Model.kind.rawValue, value: chat)]),
      "required": .words([NativeKey.Model.kind]),
    ]
    let isSilent: SchemaNode = ["not": SchemaNode.object([]).needingAny(of: vectorKeys)]
    return mapping.with("if", isChat).with("then", isSilent)
  }

  private static var price: SchemaNode {
    .mapping(NativeKey.Price.self, required: [.input]) { key in
      switch key {
      case .input, .cachedInput, .output: .number(0...Double(NativeReader.priceMax))
      }
    }
  }

  /// Token counts.
  static var usage: SchemaNode {
    .mapping(NativeKey.Usage.self) { key in
      switch key {
      case .promptTokens, .completionTokens, .cachedTokens, .totalTokens:
        .integer(0...NativeReader.tokensMax)
      }
    }
  }

  /// How a stream is paced.
  static var pacing: SchemaNode {
    let milliseconds = SchemaNode.number(0...NativeReader.pacingMillisecondsMax)
    return SchemaNode.mapping(NativeKey.Pacing.self) { key in
      switch key {
      case .firstTokenMilliseconds, .perTokenMilliseconds, .perPromptTokenMilliseconds:
        milliseconds
      case .tokensPerSecond: .number(NativeReader.tokensPerSecondRange)
      case .jitter: jitter
      case .chunk: .any(of: .words(of: NativeWord.chunks), .integer(1...NativeReader.countMax))
      }
    }
    .excludingPairs(of: [NativeKey.Pacing.perTokenMilliseconds, .tokensPerSecond])
  }

  private static var jitter: SchemaNode {
    .mapping(NativeKey.Jitter.self, required: NativeKey.Jitter.allCases) { key in
      switch key {
      case .distribution: .words(of: NativeWord.distributions)
      case .spread: .number(0...NativeReader.spreadMax)
      }
    }
  }

  /// How vectors are made.
  static var embeddings: SchemaNode {
    let modes = SchemaNode.words(of: NativeWord.embeddings)
    let mapping = SchemaNode.mapping(NativeKey.Embeddings.self) { key in
      switch key {
      case .mode: modes
      case .seed: .integer(0...Int.max)
      }
    }
    return .any(of: modes, mapping)
  }
}
