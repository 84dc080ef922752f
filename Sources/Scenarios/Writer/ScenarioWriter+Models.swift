// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference

extension ScenarioWriter {
  /// Models that the scenario adds or changes, and what else it says of models.
  func models() -> [(key: String, value: YAMLOutput)] {
    var models: [(key: String, value: YAMLOutput)] = []
    var told: Set<String> = []
    for facts in scenario.catalogue.models {
      let name = String(scenario.catalogue.name(of: facts))
      guard let entry = scenario.catalogue.entry(of: name) else { continue }
      let standard = ModelCatalogue.standard.entry(of: name).flatMap { $0.name == name ? $0 : nil }
      let said = scenario.models.first { $0.name == name }
      guard said != nil || standard.map({ !Self.areSame($0, entry) }) ?? true else { continue }
      models.append((name, model(entry, standard, said)))
      told.formUnion([name] + entry.aliases)
    }
    for said in scenario.models where !told.contains(said.name) {
      models.append((said.name, model(nil, nil, said)))
    }
    return models
  }

  private static func areSame(_ left: ModelEntry, _ right: ModelEntry) -> Bool {
    left.aliases == right.aliases && left.kind == right.kind && left.dimensions == right.dimensions
      && left.contextTokensMax == right.contextTokensMax
      && left.completionTokensMax == right.completionTokensMax && left.prices == right.prices
  }

  /// What is said of a model, as far as it is not `standard`.
  private func model(
    _ entry: ModelEntry?,
    _ standard: ModelEntry?,
    _ said: ScenarioModel?
  ) -> YAMLOutput {
    var members = Members<NativeKey.Model>()
    if let entry {
      let aliases = entry.aliases.filter { standard?.aliases.contains($0) != true }
      if standard == nil, entry.kind == .chat || entry.kind == .embedding, entry.dimensions == nil {
        members.add(.kind, Self.word(for: entry.kind, in: NativeWord.kinds))
      }
      if !aliases.isEmpty { members.add(.aliases, .list(aliases.map { .text($0) })) }
      if entry.dimensions != standard?.dimensions {
        members.add(.dimensions, entry.dimensions.map { .bare("\($0)") })
      }
      if entry.prices != standard?.prices, let prices = entry.prices {
        members.add(.price, Self.price(prices))
      }
      if entry.contextTokensMax != standard?.contextTokensMax {
        members.add(.context, entry.contextTokensMax.map { .bare("\($0)") })
      }
      if entry.completionTokensMax != standard?.completionTokensMax {
        members.add(.output, entry.completionTokensMax.map { .bare("\($0)") })
      }
    }
    members.add(.embeddings, said?.embeddings.map { Self.embeddings($0) })
    members.add(.pacing, said?.pacing.map { Self.pacing($0) })
    return members.mapping
  }

  private static func price(_ prices: ModelPrices) -> YAMLOutput {
    var members = Members<NativeKey.Price>()
    func dollars(_ picoUSD: Int64) -> YAMLOutput { .bare(decimal(Int(picoUSD), decimals: 6)) }
    members.add(.input, dollars(prices.inputPicoUSDPerToken))
    if prices.cachedInputPicoUSDPerToken != prices.inputPicoUSDPerToken {
      members.add(.cachedInput, dollars(prices.cachedInputPicoUSDPerToken))
    }
    if prices.outputPicoUSDPerToken > 0 {
      members.add(.output, dollars(prices.outputPicoUSDPerToken))
    }
    return members.mapping
  }
}
