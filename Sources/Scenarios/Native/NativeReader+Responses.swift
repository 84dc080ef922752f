// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension NativeReader {
  /// Keys that each say the whole of what is said.
  static let contents: [NativeKey.Response] = [.text, .parts, .json, .prose, .refusal]

  /// What a rule says: a text, or a mapping.
  mutating func response(_ node: YAMLNode) -> Response? {
    var response = Response()
    if node.string != nil {
      response.text = template(node)
      return response
    }
    guard node.entries != nil else {
      let hint = Self.quotesHint(node)
      builder.complain(about: node, "takes a text or a mapping, not \(node.kindName)\(hint)")
      return nil
    }
    readEntries(of: node, NativeKey.Response.self) { reader, key, value in
      reader.read(key, value, into: &response)
    }
    let contents = (node.entries ?? []).filter { entry in
      Self.contents.contains { $0.rawValue == entry.key.string }
    }
    for entry in contents.dropFirst() {
      builder.complain(aboutKey: entry.key, "cannot stand beside \(contents[0].key.text)")
    }
    let hasText = contents.contains { $0.key.string != NativeKey.Response.refusal.rawValue }
    if let entry = node.entry(NativeKey.Response.logprobs.rawValue), !hasText {
      let hint = "the tokens are those of a text, which has to stand beside it"
      builder.complain(.warning, aboutKey: entry.key, "says nothing: \(hint)")
    }
    return response
  }

  private mutating func read(
    _ key: NativeKey.Response,
    _ value: YAMLNode,
    into response: inout Response
  ) {
    switch key {
    case .text: response.text = template(value)
    case .parts: readParts(value, into: &response)
    case .toolCalls:
      for call in list(value, of: "calls") ?? [] {
        if let call = toolCall(call) { response.toolCalls.append(call) }
      }
    case .reasoning: response.reasoning = template(value)
    case .refusal: response.refusal = template(value)
    case .json: response.json = jsonTemplate(value)
    case .prose: response.proseTokens = integer(value, in: 1...Response.proseTokensMax)
    case .embeddings: readEmbeddings(value, into: &response)
    case .usage: response.usage = usage(value)
    case .finishReason: response.finishReason = choice(value, of: NativeWord.finishReasons)
    case .headers: response.headers = headerTemplates(value)
    case .id: response.id = template(value)
    case .model: response.model = template(value)
    case .logprobs: response.logprobs = logprobs(value)
    case .status: response.status = status(value)
    case .delayMilliseconds: response.delayNanoseconds = milliseconds(value) ?? 0
    case .pacing: response.pacing = pacing(value)
    }
  }

  /// Parts of an answer; each kind is joined, since every dialect has an order of its own.
  private mutating func readParts(_ node: YAMLNode, into response: inout Response) {
    var kinds: [NativeKey.Part] = []
    for part in list(node, of: "parts") ?? [] {
      guard part.entries?.count == 1 else {
        let words = Self.joined(NativeKey.Part.words, by: "or")
        builder.complain(about: part, "takes a mapping with one key: \(words)")
        continue
      }
      readEntries(of: part, NativeKey.Part.self) { reader, key, value in
        if let last = kinds.last, key.position < last.position {
          reader.builder.complain(
            .warning,
            about: part,
            "is sent earlier: reasoning comes first, then text, a refusal, and calls of tools"
          )
        }
        kinds.append(key)
        switch key {
        case .text: Self.append(reader.template(value), to: &response.text)
        case .reasoning: Self.append(reader.template(value), to: &response.reasoning)
        case .refusal: Self.append(reader.template(value), to: &response.refusal)
        case .toolCall: if let call = reader.toolCall(value) { response.toolCalls.append(call) }
        }
      }
    }
  }

  private static func append(_ more: Template?, to template: inout Template?) {
    guard let more else { return }
    template = Template(pieces: (template?.pieces ?? []) + more.pieces)
  }

  /// A call of a tool.
  private mutating func toolCall(_ node: YAMLNode) -> ToolCallTemplate? {
    var id: Template?
    var name: Template?
    var arguments = Template("{}")
    let isRead = readEntries(of: node, NativeKey.ToolCall.self) { reader, key, value in
      switch key {
      case .id: id = reader.template(value)
      case .name: name = reader.word(value).flatMap { _ in reader.template(value) }
      case .arguments: arguments = reader.arguments(value) ?? arguments
      }
    }
    guard isRead else { return nil }
    guard node[NativeKey.ToolCall.name.rawValue] != nil else {
      builder.complain(about: node, "needs the name of a tool: {name: …, arguments: {…}}")
      return nil
    }
    return name.map { ToolCallTemplate(id: id, name: $0, arguments: arguments) }
  }

  /// Arguments as a mapping, or as text that is sent as it is.
  private mutating func arguments(_ node: YAMLNode) -> Template? {
    guard let text = node.string else {
      if node.entries != nil { return jsonTemplate(node) }
      builder.complain(about: node, "takes a mapping or JSON as a text, not \(node.kindName)")
      return nil
    }
    guard let pieces = templatePieces(text, of: node) else { return nil }
    let check = ArgumentsCheck(pieces)
    if check.isBrokenJSON {
      builder.complain(.warning, about: node, "is sent as it is, but is no JSON")
    }
    return Template(pieces: pieces, fillsJSON: true, barePieces: check.barePieces)
  }

  /// Vectors, one for each input, or how they are made.
  private mutating func readEmbeddings(_ node: YAMLNode, into response: inout Response) {
    guard let vectors = node.elements else {
      response.embeddings = embeddingChoice(node, or: "a list of vectors")
      return
    }
    if vectors.isEmpty { builder.complain(about: node, "needs at least one vector") }
    for vector in vectors {
      guard let components = vector.elements, !components.isEmpty else {
        let given = vector.elements == nil ? shown(vector) : "an empty one"
        builder.complain(about: vector, "takes a vector: a list of numbers, not \(given)")
        continue
      }
      response.vectors.append(
        components.map { component in
          Float(number(component, in: Self.componentRange) ?? 0)
        }
      )
    }
    if let count = response.vectors.first?.count,
      let other = response.vectors.firstIndex(where: { $0.count != count })
    {
      builder.complain(.warning, about: vectors[other], "has another length than the first vector")
    }
  }

  /// A status that says that all is well, with a body.
  private mutating func status(_ node: YAMLNode) -> Int? {
    if let status = node.integer, (200...299).contains(status), status != 204, status != 205 {
      return status
    }
    let hint = "an error is written as error: {status: …} in place of respond"
    let given = shown(node) + Self.plainHint(node) { $0.integer != nil }
    let message = "takes a status from 200 to 299 that has a body, not \(given); \(hint)"
    builder.complain(about: node, message)
    return nil
  }

  /// Token counts.
  mutating func usage(_ node: YAMLNode) -> UsageOverride {
    var usage = UsageOverride()
    readEntries(of: node, NativeKey.Usage.self) { reader, key, value in
      let count = reader.integer(value, in: 0...Self.tokensMax)
      switch key {
      case .promptTokens: usage.promptTokens = count
      case .completionTokens: usage.completionTokens = count
      case .cachedTokens: usage.cachedTokens = count
      case .totalTokens: usage.totalTokens = count
      }
    }
    if let prompt = usage.promptTokens, let cached = usage.cachedTokens, cached > prompt {
      builder.complain(about: node, "\(cached) of \(prompt) tokens cannot be cached")
    }
    return usage
  }

  /// Header fields that are added.
  mutating func headerTemplates(_ node: YAMLNode) -> [HeaderTemplate] {
    guard let entries = node.entries else {
      builder.complain(about: node, "takes a mapping of header fields, not \(shown(node))")
      return []
    }
    return entries.compactMap { entry in
      let name = entry.key.text
      guard HeaderName.isValid(name) else {
        builder.complain(aboutKey: entry.key, "this is no name of a header field")
        return nil
      }
      guard !HeaderName.reserved.contains(name.lowercased()) else {
        builder.complain(aboutKey: entry.key, "only the server sets this header field")
        return nil
      }
      guard let value = text(entry.value) else { return nil }
      guard value.unicodeScalars.allSatisfy({ $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7f })
      else {
        builder.complain(about: entry.value, "takes a text of one line without control characters")
        return nil
      }
      return template(entry.value).map { HeaderTemplate(name: name, value: $0) }
    }
  }

  /// Tokens with log probabilities.
  private mutating func logprobs(_ node: YAMLNode) -> [PinnedLogprob] {
    (list(node, of: "tokens") ?? []).compactMap { element in
      var pinned = PinnedLogprob(token: "", logprob: 0)
      readEntries(of: element, NativeKey.Logprob.self) { reader, key, value in
        switch key {
        case .token: pinned.token = reader.text(value) ?? ""
        case .logprob: pinned.logprob = reader.number(value, in: Self.logprobRange) ?? 0
        case .top: pinned.alternatives = reader.rivals(value)
        }
      }
      return complete(element, NativeKey.Rival.self) ? pinned : nil
    }
  }

  private mutating func rivals(_ node: YAMLNode) -> [PinnedLogprob] {
    (list(node, of: "tokens") ?? []).compactMap { element in
      var pinned = PinnedLogprob(token: "", logprob: 0)
      readEntries(of: element, NativeKey.Rival.self) { reader, key, value in
        switch key {
        case .token: pinned.token = reader.text(value) ?? ""
        case .logprob: pinned.logprob = reader.number(value, in: Self.logprobRange) ?? 0
        }
      }
      return complete(element, NativeKey.Rival.self) ? pinned : nil
    }
  }

  /// Whether a mapping has all of `keys`; complains where not.
  mutating func complete<Key: FormatKey>(_ node: YAMLNode, _ keys: Key.Type) -> Bool {
    guard node.entries != nil else { return false }
    guard let missing = Key.words.first(where: { node[$0] == nil }) else { return true }
    builder.complain(about: node, "needs \(missing)")
    return false
  }
}
