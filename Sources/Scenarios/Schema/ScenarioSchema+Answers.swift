// SPDX-License-Identifier: MIT
import Engine

extension ScenarioSchema {
  /// Milliseconds of a delay.
  private static let milliseconds = SchemaNode.number(0...NativeReader.millisecondsMax)

  /// What a rule says.
  static var response: SchemaNode {
    let mapping = SchemaNode.mapping(NativeKey.Response.self) { key in
      switch key {
      case .text, .reasoning, .refusal, .id, .model: .text
      case .parts: .list(of: part)
      case .toolCalls: .list(of: .reference("toolCall"))
      case .json: .anything
      case .prose: .integer(1...Response.proseTokensMax)
      case .embeddings: .any(of: vectors, .reference("embeddings"))
      case .usage: .reference("usage")
      case .finishReason: .words(of: NativeWord.finishReasons)
      case .headers: .reference("headers")
      case .logprobs: .list(of: logprob)
      case .status: SchemaNode.integer(200...299).with("not", ["enum": [204, 205]])
      case .delayMilliseconds: milliseconds
      case .pacing: .reference("pacing")
      }
    }
    return .any(of: .text, mapping.excludingPairs(of: NativeReader.contents))
  }

  private static var part: SchemaNode {
    SchemaNode.mapping(NativeKey.Part.self) { key in
      switch key {
      case .reasoning, .text, .refusal: .text
      case .toolCall: .reference("toolCall")
      }
    }
    .needingOne(of: NativeKey.Part.allCases)
  }

  private static var vectors: SchemaNode {
    let vector = SchemaNode.list(of: .number(NativeReader.componentRange), least: 1)
    return .list(of: vector, least: 1)
  }

  private static var logprob: SchemaNode {
    .mapping(NativeKey.Logprob.self, required: [.token, .logprob]) { key in
      switch key {
      case .token: .text
      case .logprob: .number(NativeReader.logprobRange)
      case .top: .list(of: rival)
      }
    }
  }

  private static var rival: SchemaNode {
    .mapping(NativeKey.Rival.self, required: NativeKey.Rival.allCases) { key in
      switch key {
      case .token: .text
      case .logprob: .number(NativeReader.logprobRange)
      }
    }
  }

  /// A call of a tool.
  static var toolCall: SchemaNode {
    .mapping(NativeKey.ToolCall.self, required: [.name]) { key in
      switch key {
      case .name: .word
      case .arguments: ["type": ["object", "string"]]
      case .id: .text
      }
    }
  }

  /// Header fields that are added.
  static var headers: SchemaNode {
    let reserved = HeaderName.reserved.flatMap { name in
      let parts = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return [name, parts.joined(separator: "-")]
    }
    let value: SchemaNode = [
      "type": "string", "pattern": "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$",
    ]
    let name: SchemaNode = ["pattern": .string(token), "not": .words(reserved)]
    return SchemaNode.names(to: value).with("propertyNames", name)
  }

  /// An error.
  static var error: SchemaNode {
    let types = SchemaNode.words(of: NativeWord.errors)
    let mapping = SchemaNode.mapping(NativeKey.Error.self) { key in
      switch key {
      case .type: types
      case .status: .integer(400...599)
      case .message, .code: .text
      case .retryAfter: .integer(0...NativeReader.retrySecondsMax)
      case .headers: .reference("headers")
      case .delayMilliseconds: milliseconds
      }
    }
    return .any(of: types, mapping.needingAny(of: [NativeKey.Error.type, .status]))
  }

  /// A fault.
  static var fault: SchemaNode {
    let off = SchemaNode.integer(-NativeReader.lengthErrorMax...NativeReader.lengthErrorMax)
    let on: SchemaNode = ["const": true]
    let mapping = SchemaNode.mapping(NativeKey.Fault.self) { key in
      switch key {
      case .delayMilliseconds, .dripMilliseconds: milliseconds
      case .hang, .closeBeforeHead, .reset, .split, .garbageAfterEnd, .emptyBody: on
      case .cutAfterChunk: .integer(0...NativeReader.countMax)
      case .malformedChunk, .duplicateChunk: .integer(1...NativeReader.countMax)
      case .wrongContentLength: .any(of: on, off.with("not", ["const": 0]))
      case .with: .words(of: NativeWord.endings)
      }
    }
    let faults = NativeKey.Fault.allCases.filter { $0 != .with }
    return .any(of: .words(of: NativeWord.faults), mapping.needingOne(of: faults))
  }

  /// Answers in turn.
  static var sequence: SchemaNode {
    let steps = SchemaNode.list(of: .reference("step"), least: 1)
    let mapping = SchemaNode.mapping(NativeKey.Sequence.self, required: [.steps]) { key in
      switch key {
      case .steps: steps
      case .per: .words(of: NativeWord.scopes)
      case .then: .words(of: NativeWord.ends)
      }
    }
    return .any(of: steps, mapping)
  }

  /// One of them: a response, or a mapping that says what else to do.
  static var step: SchemaNode {
    let mapping = SchemaNode.mapping(NativeKey.Step.self) { key in
      switch key {
      case .respond: .reference("response")
      case .error: .reference("error")
      case .fault: .reference("fault")
      }
    }
    let pairs = mapping.excludingPairs(of: NativeKey.Step.allCases, but: [.respond, .fault])
    return .any(of: .reference("response"), pairs.with("minProperties", 1))
  }
}
