// SPDX-License-Identifier: MIT

/// Every model that is known by name: one immutable value, made once from a table.
///
/// A scenario makes another one with `overriding`. Lookups allocate nothing: names stand in one
/// arena, and an open-addressing table leads from a name's hash to its model.
///
///     names  gpt-4ogpt-4o-mini…          every name and alias, one after another
///     keys   [0,6,→0] [6,11,→1] …        where each stands, and its model
///     slots  [0 0 2 0 1 …]               hash → index of the key, plus 1; 0 is empty
package struct ModelCatalogue: Sendable {
  /// Where a name stands in the arena and which model it names.
  private struct Key: Sendable {
    var name: TextRange
    var model: Int
  }

  /// Most bytes of a name that is looked up; longer ones name no model.
  package static let nameBytesMax = 256

  /// The models that ship with the program.
  package static let standard = ModelCatalogue(ModelEntry.standard)

  /// Every model's facts, in the table's order.
  package let models: [ModelFacts]
  private let entries: [ModelEntry]
  private let names: [UInt8]
  private let keys: [Key]
  private let slots: [UInt16]

  /// The catalogue of `entries`; of two with the same name the later one counts.
  package init(_ entries: [ModelEntry]) {
    precondition(entries.count < 10_000, "a catalogue holds fewer than 10,000 models")
    var builder = Builder()
    for entry in entries { builder.add(entry) }
    self.entries = entries
    models = builder.models
    names = builder.names
    keys = builder.keys.map { Key(name: $0.name, model: $0.model) }
    slots = builder.slots()
  }

  /// This catalogue with `changes`: a known name is replaced in its place, others are added.
  package func overriding(_ changes: [ModelEntry]) -> ModelCatalogue {
    var merged = entries
    for change in changes {
      if let place = merged.firstIndex(where: { $0.name == change.name }) {
        merged[place] = change
      } else {
        merged.append(change)
      }
    }
    return ModelCatalogue(merged)
  }

  /// The row that `name` resolves to, as a start for an override.
  package func entry(of name: String) -> ModelEntry? {
    var name = name
    name.makeContiguousUTF8()
    return facts(of: name.utf8.span).map { entries[$0.index] }
  }

  /// The model's own name, whatever name led to it.
  @_lifetime(borrow self)
  package func name(of facts: ModelFacts) -> Span<UInt8> {
    names.span.extracting(facts.name.start..<facts.name.end)
  }

  /// The models that a list of `provider`'s models tells, in the table's order.
  ///
  /// Those that a scenario adds are in every list.
  package func listing(of provider: ModelProvider) -> [ModelFacts] {
    models.filter { $0.provider == provider || $0.provider == .custom }
  }

  /// The model whose name or alias is exactly `name`.
  func exactly(_ name: Span<UInt8>) -> ModelFacts? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: NameHash.hash(name)) & mask
    while slots[place] != 0 {
      let key = keys[Int(slots[place]) - 1]
      let known = names.span.extracting(key.name.start..<key.name.end)
      if NameHash.areEqual(known, name) {
        var facts = models[key.model]
        facts.isAlias = key.name != facts.name
        return facts
      }
      place = (place + 1) & mask
    }
    return nil
  }
}

extension ModelCatalogue {
  /// What a catalogue is put together in.
  private struct Builder {
    var models: [ModelFacts] = []
    var names: [UInt8] = []
    var keys: [(name: TextRange, model: Int)] = []

    /// Adds one model under its name and its aliases.
    mutating func add(_ entry: ModelEntry) {
      let index = models.count
      let name = intern(entry.name)
      models.append(
        ModelFacts(
          index: index,
          name: name,
          provider: entry.provider,
          kind: entry.kind,
          dimensions: entry.dimensions,
          supportsDimensions: entry.supportsDimensions,
          contextTokensMax: entry.contextTokensMax,
          completionTokensMax: entry.completionTokensMax,
          isReasoning: ModelName.isReasoning(Array(entry.name.utf8).span),
          prices: entry.prices,
          created: entry.created,
          ownedBy: entry.ownedBy
        )
      )
      keys.append((name, index))
      for alias in entry.aliases { keys.append((intern(alias), index)) }
    }

    /// Puts `text` into the arena.
    private mutating func intern(_ text: String) -> TextRange {
      precondition(
        text.utf8.count <= ModelCatalogue.nameBytesMax,
        "a model's name fits in nameBytesMax"
      )
      let start = names.count
      names.append(contentsOf: text.utf8)
      return TextRange(start: start, count: names.count - start)
    }

    /// The hash table, at most a third full; a later key hides an earlier one of the same name.
    func slots() -> [UInt16] {
      var size = 4
      while size < keys.count * 3 { size *= 2 }
      var slots = [UInt16](repeating: 0, count: size)
      for (index, key) in keys.enumerated() {
        let name = names.span.extracting(key.name.start..<key.name.end)
        var place = Int(truncatingIfNeeded: NameHash.hash(name)) & (size - 1)
        while slots[place] != 0 {
          let other = keys[Int(slots[place]) - 1].name
          if NameHash.areEqual(names.span.extracting(other.start..<other.end), name) { break }
          place = (place + 1) & (size - 1)
        }
        slots[place] = UInt16(index + 1)
      }
      return slots
    }
  }
}
