// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Engine
import Inference
import Spelling
import YAML

extension NativeReader {
  /// Reads models: changes to known ones, and new ones.
  mutating func readModels(_ node: YAMLNode) {
    guard !node.isNull else { return }
    guard let entries = node.entries else {
      builder.complain(about: node, "takes a mapping of models by name, not \(shown(node))")
      return
    }
    for entry in entries { readModel(entry) }
  }

  private mutating func readModel(_ entry: YAMLNode.Entry) {
    let name = entry.key.text
    guard claim(name, for: entry.key), let base = base(of: entry) else { return }
    var model = base
    model.name = name
    // Of the model that it is like, or what an earlier file says of it.
    let origin = entry.value[NativeKey.Model.like.rawValue]?.string ?? name
    var said = builder.scenario.models.last { $0.name == origin } ?? ScenarioModel(name: name)
    let isEmpty = entry.value.isNull
    let isRead =
      isEmpty
      || readEntries(of: entry.value, NativeKey.Model.self) { reader, key, value in
        switch key {
        case .kind: model.kind = reader.choice(value, of: NativeWord.kinds) ?? model.kind
        case .like: break
        case .aliases: model.aliases += reader.aliases(value)
        case .dimensions: model.dimensions = reader.integer(value, in: 1...Embedder.dimensionsMax)
        case .embeddings: said.embeddings = reader.embeddingChoice(value)
        case .price: model.prices = reader.prices(value)
        case .context: model.contextTokensMax = reader.integer(value, in: 1...Self.tokensMax)
        case .output: model.completionTokensMax = reader.integer(value, in: 1...Self.tokensMax)
        case .pacing: said.pacing = reader.pacing(value)
        }
      }
    guard isRead else { return }
    settleKind(of: &model, entry.value)
    builder.models.append(model)
    guard said.pacing != nil || said.embeddings != nil else { return }
    for alias in [name] + model.aliases {
      said.name = alias
      builder.scenario.models.removeAll { $0.name == alias }
      builder.scenario.models.append(said)
    }
  }

  /// The facts that a model begins with: of the one it is like, of its own name, or none.
  private mutating func base(of entry: YAMLNode.Entry) -> ModelEntry? {
    let name = entry.key.text
    guard let like = entry.value[NativeKey.Model.like.rawValue] else {
      guard var known = known(name) else {
        return ModelEntry(name: name, kind: .chat)
      }
      if known.name != name { known.aliases = [] }
      return known
    }
    guard let other = word(like) else { return nil }
    guard let known = known(other) else {
      if let later = place(ofLaterModel: other, than: entry) {
        let hint = "stands at line \(later.line); put it before this one"
        builder.complain(about: like, "\(Quotation.quoted(other)) \(hint)")
        return nil
      }
      let nearest = Nearest.word(to: other, in: knownNames)
      let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
      builder.complain(about: like, "no model is called \(Quotation.quoted(other))\(hint)")
      return nil
    }
    var model = ModelEntry(
      name: name,
      kind: known.kind,
      dimensions: known.dimensions,
      contextTokensMax: known.contextTokensMax,
      prices: known.prices
    )
    model.completionTokensMax = known.completionTokensMax
    model.supportsDimensions = known.supportsDimensions
    return model
  }

  /// The facts of a model by name, with the changes of the files so far.
  private func known(_ name: String) -> ModelEntry? {
    if let model = builder.models.last(where: { $0.name == name || $0.aliases.contains(name) }) {
      return model
    }
    return builder.scenario.catalogue.entry(of: name)
  }

  /// Where the file has the model or the alias `name` behind `entry`; nil where it has not.
  private func place(ofLaterModel name: String, than entry: YAMLNode.Entry) -> YAMLPlace? {
    let models = builder.root[NativeKey.Document.models.rawValue]?.entries ?? []
    return models.first { other in
      let aliases = other.value[NativeKey.Model.aliases.rawValue]?.elements ?? []
      return entry.key.place < other.key.place
        && (other.key.text == name || aliases.contains { $0.string == name })
    }?.key.place
  }

  private var knownNames: [String] {
    let catalogue = builder.scenario.catalogue
    return builder.models.map(\.name) + catalogue.models.map { String(catalogue.name(of: $0)) }
  }

  /// Whether `name` is fit for a model and not given to another.
  private mutating func claim(_ name: String, for node: YAMLNode) -> Bool {
    guard !name.isEmpty, name.utf8.count <= ModelCatalogue.nameBytesMax else {
      let limit = ModelCatalogue.nameBytesMax
      builder.complain(at: node.place, "a model's name has 1 to \(limit) bytes")
      return false
    }
    if let place = builder.modelPlaces[name] {
      let other = "\(place.file):\(place.line)"
      builder.complain(
        at: node.place,
        "the model \(Quotation.quoted(name)) stands at \(other), too"
      )
      return false
    }
    guard builder.modelPlaces.count < Self.modelNamesMax else {
      let limit = Self.modelNamesMax
      builder.complain(at: node.place, "there are at most \(limit) models and aliases")
      return false
    }
    builder.modelPlaces[name] = builder.rulePlace(node.place)
    return true
  }

  private mutating func aliases(_ node: YAMLNode) -> [String] {
    (list(node, of: "names") ?? []).filter { text($0) != nil && claim($0.text, for: $0) }.map(
      \.text
    )
  }

  /// Decides what a model is for, and refuses what does not go with it.
  private mutating func settleKind(of model: inout ModelEntry, _ node: YAMLNode) {
    let isEmbedder = [NativeKey.Model.dimensions, .embeddings].contains { node[$0.rawValue] != nil }
    if node[NativeKey.Model.kind.rawValue] == nil, isEmbedder { model.kind = .embedding }
    if model.kind == .embedding { return }
    model.dimensions = nil
    for key in [NativeKey.Model.dimensions, .embeddings] {
      guard let entry = node.entry(key.rawValue) else { continue }
      builder.complain(aboutKey: entry.key, "goes with kind: embedding")
    }
  }

  /// Prices in dollars per million tokens.
  private mutating func prices(_ node: YAMLNode) -> ModelPrices? {
    var prices: [NativeKey.Price: Int64] = [:]
    let isRead = readEntries(of: node, NativeKey.Price.self) { reader, key, value in
      prices[key] = reader.price(value)
    }
    guard isRead else { return nil }
    guard node[NativeKey.Price.input.rawValue] != nil else {
      builder.complain(about: node, "needs input: dollars per million tokens of the prompt")
      return nil
    }
    return ModelPrices(
      input: prices[.input] ?? 0,
      cached: prices[.cachedInput],
      output: prices[.output] ?? 0
    )
  }

  /// Dollars, in millionths: exactly, so at most six decimals.
  private mutating func price(_ node: YAMLNode) -> Int64? {
    let parts = node.text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let isPlain = node.number != nil && node.string == nil && (1...2).contains(parts.count)
    if isPlain, fraction.utf8.count <= 6, let whole = Int64(parts[0]), whole <= Self.priceMax,
      let rest = Int64(fraction + String(repeating: "0", count: 6 - fraction.utf8.count)),
      whole >= 0, !node.text.hasPrefix("-")
    {
      return whole * 1_000_000 + rest
    }
    let limits = "dollars per million tokens from 0 to \(Self.priceMax) with at most six decimals"
    builder.complain(about: node, "takes \(limits), not \(shown(node))")
    return nil
  }
}
