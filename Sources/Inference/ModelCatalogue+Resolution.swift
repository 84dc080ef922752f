// SPDX-License-Identifier: MIT

extension ModelCatalogue {
  /// The model that `name` names; nil for a name that no rule leads to a known model.
  ///
  /// In this order, upper and lower case as they are:
  ///
  /// 1. the exact name or alias: `gpt-4o`;
  /// 2. a fine-tune by its base (`ft:gpt-4o-mini:org::id`), at the base's price, and any prefix up
  ///    to the last slash left out (`openai/gpt-4o`, `models/gemini-embedding-001`);
  /// 3. without a version, twice at most: `gpt-4o-2024-08-06`, `claude-sonnet-4-5-20250929`,
  ///    `gpt-4-0613`, `text-embedding-ada-002-v2`, `gpt-3.5-turbo-instruct:20230824-v2`;
  /// 4. a model that runs at home without its tag: `nomic-embed-text:v1.5`.
  package func facts(of name: Span<UInt8>) -> ModelFacts? {
    guard !name.isEmpty, name.count <= Self.nameBytesMax else { return nil }
    if let facts = exactly(name) { return facts }
    let family = ModelName.family(of: name)
    var end = family.end
    if family.count < name.count, let facts = exactly(name.extracting(family.start..<end)) {
      return facts
    }
    for _ in 0..<2 {
      guard let shorter = ModelName.endWithoutVersion(name, from: family.start, to: end) else {
        break
      }
      end = shorter
      if let facts = exactly(name.extracting(family.start..<end)) { return facts }
    }
    return untagged(name, family)
  }

  /// Whether the model of this name reasons, and so refuses `max_tokens`; known or not.
  package func isReasoning(_ name: Span<UInt8>) -> Bool {
    facts(of: name)?.isReasoning ?? ModelName.isReasoning(name)
  }

  /// The Ollama model before the first colon.
  private func untagged(_ name: Span<UInt8>, _ family: TextRange) -> ModelFacts? {
    for place in family.start..<family.end where name[place] == UInt8(ascii: ":") {
      guard let facts = exactly(name.extracting(family.start..<place)) else { return nil }
      return facts.provider == .ollama ? facts : nil
    }
    return nil
  }
}
