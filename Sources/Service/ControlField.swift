// SPDX-License-Identifier: MIT
import Bytes

/// A header field by which a request asks the program itself for something, without its opening
/// `X-Understudy-`.
enum ControlField: UInt8, CaseIterable {
  case delay, fail, failChunk, seed, conversation, namespace, rule, embeddings
  /// Meant for the routes under `/_understudy/`; without a meaning elsewhere.
  case token

  /// The field called so; nil for none that there is.
  init?(_ name: Span<UInt8>) {
    for field in Self.allCases where name.equalsIgnoringCase(field.lowercaseName) {
      self = field
      return
    }
    return nil
  }

  private var lowercaseName: StaticString {
    switch self {
    case .delay: "delay"
    case .fail: "fail"
    case .failChunk: "fail-chunk"
    case .seed: "seed"
    case .conversation: "conversation"
    case .namespace: "namespace"
    case .rule: "rule"
    case .embeddings: "embeddings"
    case .token: "token"
    }
  }

  /// The whole name, as messages show it.
  var name: String {
    switch self {
    case .delay: "X-Understudy-Delay"
    case .fail: "X-Understudy-Fail"
    case .failChunk: "X-Understudy-Fail-Chunk"
    case .seed: "X-Understudy-Seed"
    case .conversation: "X-Understudy-Conversation"
    case .namespace: "X-Understudy-Namespace"
    case .rule: "X-Understudy-Rule"
    case .embeddings: "X-Understudy-Embeddings"
    case .token: "X-Understudy-Token"
    }
  }

  /// Whether it makes another request of the same body, so that ids and draws follow from it.
  ///
  /// The seed is a key of its own; a namespace keeps requests apart and does not change them; the
  /// mode of vectors changes nothing else.
  var changesContent: Bool {
    switch self {
    case .delay, .fail, .failChunk, .conversation, .rule: true
    case .seed, .namespace, .embeddings, .token: false
    }
  }
}
