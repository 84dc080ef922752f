// SPDX-License-Identifier: MIT
import Engine
package import Inference
package import YAML

/// Reads the mock-provider recipe of TokenPak's documentation: answers by model, chosen by what the
/// last user message holds.
package enum TokenPakReader: ScenarioFormat {
  /// The habits of its rules.
  package static let profile = Profile.tokenpak
  /// Reads `document` and appends the rules of its mock providers.
  package static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    builder.begin(.tokenpak, fallback: .echo)
    guard let root = ForeignSection(document.root, path: ""), let node = root.value("providers")
    else {
      builder.complain(at: document.root.place, "providers: missing; name at least one provider")
      return
    }
    builder.warnOfDuplicateKeys(in: document)
    builder.warnOfUnknownKeys(in: root, known: ["providers"])
    guard let providers = ForeignSection(node, path: "providers") else {
      let message = "providers: should be a mapping of names, not \(node.kindName)"
      builder.complain(at: node.place, message)
      return
    }
    var read = readProviders(providers, into: &builder)
    var names = RuleNames(of: builder.scenario)
    for name in providers.entries.map(\.key.text) {
      append(name, of: &read, names: &names, into: &builder)
    }
  }

  /// The providers that answer, by name.
  private static func readProviders(
    _ providers: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> [String: TokenPakProvider] {
    var read: [String: TokenPakProvider] = [:]
    for entry in providers.entries {
      let path = providers.path(to: entry.key.text)
      guard let section = ForeignSection(entry.value, path: path) else {
        let message = "\(path): should be a mapping, not \(entry.value.kindName)"
        builder.complain(at: entry.value.place, message)
        continue
      }
      if let provider = readProvider(section, into: &builder) { read[entry.key.text] = provider }
    }
    for provider in read.values.sorted(by: { $0.section.place < $1.section.place }) {
      guard let node = provider.fallback, read[node.text] == nil else { continue }
      let path = provider.section.path(to: "fallback_provider")
      let message = "\(path): \"\(node.text)\" is no mock provider that is on; it is ignored"
      builder.complain(.warning, at: node.place, message)
    }
    return read
  }

  /// One provider; nil for one that is off or real.
  private static func readProvider(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> TokenPakProvider? {
    builder.warnOfUnknownKeys(
      in: section,
      known: ["type", "enabled", "latency_ms", "responses", "fallback_provider"]
    )
    if let enabled = section.given("enabled") {
      guard let isOn = enabled.boolean else {
        builder.complain(
          at: enabled.place,
          "\(section.path(to: "enabled")): should be true or false, not \(enabled.kindName)"
        )
        return nil
      }
      guard isOn else { return nil }
    }
    if let type = section.given("type"), type.string != "mock" {
      let message = "\(section.path(to: "type")): only \"mock\" is answered for; it is left out"
      builder.complain(.warning, at: type.place, message)
      return nil
    }
    var provider = TokenPakProvider(section: section)
    if let latency = section.given("latency_ms") {
      let path = section.path(to: "latency_ms")
      provider.delayNanoseconds =
        builder.nanoseconds(ofMilliseconds: latency, path: path, severity: .error) ?? 0
    }
    provider.fallback = section.given("fallback_provider")
    guard let node = section.given("responses") else { return provider }
    let path = section.path(to: "responses")
    guard let responses = ForeignSection(node, path: path) else {
      let message = "\(path): should be a mapping of models, not \(node.kindName)"
      builder.complain(at: node.place, message)
      return provider
    }
    provider.responses = responses
    return provider
  }

  /// Appends the rules of a provider and, behind them, those of the one that helps it out.
  private static func append(
    _ name: String,
    of providers: inout [String: TokenPakProvider],
    names: inout RuleNames,
    into builder: inout ScenarioBuilder
  ) {
    guard let provider = providers.removeValue(forKey: name) else { return }
    for entry in provider.responses?.entries ?? [] {
      readModel(entry, provider, name, names: &names, into: &builder)
    }
    if let fallback = provider.fallback {
      append(fallback.text, of: &providers, names: &names, into: &builder)
    }
  }
}
