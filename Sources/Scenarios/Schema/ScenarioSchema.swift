// SPDX-License-Identifier: MIT
import Engine

/// The JSON Schema of Understudy's own format, for editors that check and complete while one types.
///
/// It is made of the same keys and words as the reader. What only the reader can tell (templates,
/// regular expressions, names that stand twice) it lets pass.
package enum ScenarioSchema {
  /// The schema as JSON text (draft 2020-12); the same bytes at every call.
  package static let text = document.text

  /// Everything.
  private static var document: SchemaNode {
    let file = SchemaNode.mapping(NativeKey.Document.self, required: [.version]) { key in
      switch key {
      case .version: ["const": .integer(NativeFormat.version)]
      case .defaults: .any(of: defaults, .nothing)
      case .models: .any(of: .names(to: .any(of: .reference("model"), .nothing)), .nothing)
      case .limits: .any(of: .list(of: .reference("limit")), .nothing)
      case .conversations: conversations
      case .rules: .any(of: .list(of: .reference("rule")), .nothing)
      }
    }
    guard case .object(let members) = file else { return file }
    let head: [(key: String, value: SchemaNode)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", "Understudy scenario"),
    ]
    return .object(head + members + [("$defs", .object(definitions))])
  }

  /// What is named elsewhere.
  private static var definitions: [(key: String, value: SchemaNode)] {
    [
      ("rule", rule), ("condition", condition), ("texts", texts), ("test", test),
      ("message", message), ("previous", previous), ("bodyValue", bodyValue),
      ("response", response), ("toolCall", toolCall), ("headers", headers), ("error", error),
      ("fault", fault), ("sequence", sequence), ("step", step), ("usage", usage),
      ("pacing", pacing), ("embeddings", embeddings), ("model", model), ("limit", limit),
    ]
  }

  private static var rule: SchemaNode {
    SchemaNode.mapping(NativeKey.Rule.self) { key in
      switch key {
      case .name: ["type": "string", "pattern": "^[^\\u0000-\\u001f\\u007f]+$"]
      case .when: .reference("condition")
      case .times: .integer(1...NativeReader.countMax)
      case .probability: .number(0...1)
      case .pacing: .reference("pacing")
      case .respond: .reference("response")
      case .sequence: .reference("sequence")
      case .error: .reference("error")
      case .fault: .reference("fault")
      }
    }
    .needingAny(of: NativeReader.actionKeys)
    .excludingPairs(of: NativeReader.actionKeys, but: [.respond, .fault])
  }

  private static var defaults: SchemaNode {
    .mapping(NativeKey.Defaults.self) { key in
      switch key {
      case .fallback: .any(of: .words(of: NativeWord.fallbacks), fallback)
      case .usage: .reference("usage")
      case .pacing: .reference("pacing")
      case .embeddings: .reference("embeddings")
      }
    }
  }

  private static var fallback: SchemaNode {
    SchemaNode.mapping(NativeKey.Fallback.self) { key in
      switch key {
      case .text: .text
      case .prose: .integer(1...Response.proseTokensMax)
      }
    }
    .needingOne(of: NativeKey.Fallback.allCases)
  }

  private static var conversations: SchemaNode {
    .mapping(NativeKey.Conversations.self) { key in
      switch key {
      case .max: .integer(1...NativeReader.conversationsMax)
      case .idleSeconds: .integer(1...NativeReader.idleSecondsMax)
      }
    }
  }

  private static var limit: SchemaNode {
    SchemaNode.mapping(NativeKey.Limit.self) { key in
      switch key {
      case .key, .model: .reference("test")
      case .requestsPerMinute, .tokensPerMinute: .integer(1...NativeReader.perMinuteMax)
      }
    }
    .needingAny(of: [NativeKey.Limit.requestsPerMinute, .tokensPerMinute])
  }
}
