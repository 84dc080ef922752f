// SPDX-License-Identifier: MIT
package import Bytes
package import HTTP
package import Inference
import JSON

extension Anthropic {
  /// Appends the page of Anthropic's models, and of those that a scenario adds, that `query` asks
  /// for.
  ///
  /// An id that no listed model has begins a page at the front, or ends it at the end.
  package static func encodeModels(
    _ catalogue: ModelCatalogue,
    query: Query,
    into output: inout ByteBuffer
  ) throws(Failure) {
    let page = try ModelPage(query)
    let models = catalogue.listing(of: .anthropic).filter { facts in
      facts.kind == .chat && page.stages.contains(ModelStage(of: catalogue.name(of: facts)))
    }
    let range = range(of: page, in: models, catalogue)
    output.append("{\"data\":[")
    for index in range {
      if index > range.lowerBound { output.append(",") }
      appendModel(catalogue.name(of: models[index]), models[index], to: &output)
    }
    let isBackwards = !page.before.isEmpty
    let hasMore = isBackwards ? range.lowerBound > 0 : range.upperBound < models.count
    output.append(
      hasMore ? "],\"has_more\":true,\"first_id\":" : "],\"has_more\":false,\"first_id\":"
    )
    if range.isEmpty { return output.append("null,\"last_id\":null}") }
    output.appendJSON(string: catalogue.name(of: models[range.lowerBound]))
    output.append(",\"last_id\":")
    output.appendJSON(string: catalogue.name(of: models[range.upperBound - 1]))
    output.append("}")
  }

  /// The models of a page: as many as fit behind one model, or before another.
  private static func range(
    of page: borrowing ModelPage,
    in models: [ModelFacts],
    _ catalogue: ModelCatalogue
  ) -> Range<Int> {
    if let end = index(of: page.before, in: models, catalogue) {
      return max(0, end - page.limit)..<end
    }
    let start = index(of: page.after, in: models, catalogue).map { $0 + 1 } ?? 0
    return start..<min(start + page.limit, models.count)
  }

  private static func index(
    of name: borrowing ByteBuffer,
    in models: [ModelFacts],
    _ catalogue: ModelCatalogue
  ) -> Int? {
    guard !name.isEmpty, let facts = catalogue.facts(of: name.bytes) else { return nil }
    return models.firstIndex { $0.index == facts.index }
  }

  /// Appends the model called `name`, also by a name that stands for a listed one with its date.
  package static func encodeModel(
    _ name: Span<UInt8>,
    _ catalogue: ModelCatalogue,
    into output: inout ByteBuffer
  ) throws(Failure) {
    guard let facts = catalogue.facts(of: name), name.firstIndex(of: UInt8(ascii: "/")) == nil,
      facts.kind == .chat, facts.provider == .anthropic || facts.provider == .custom
    else {
      throw Failure(.modelNotFound, "model: \(String(name))")
    }
    appendModel(name, facts, to: &output)
  }

  private static func appendModel(
    _ name: Span<UInt8>,
    _ facts: ModelFacts,
    to output: inout ByteBuffer
  ) {
    output.append("{\"type\":\"model\",\"id\":")
    output.appendJSON(string: name)
    output.append(",\"display_name\":")
    output.appendJSON(string: displayName(of: name))
    output.append(",\"created_at\":\"")
    output.append(timestampFromSeconds: facts.created)
    output.append("\",\"lifecycle\":")
    output.appendJSON(string: ModelStage(of: name).name)
    if let tokensMax = facts.contextTokensMax {
      output.append(",\"max_input_tokens\":")
      output.append(decimal: tokensMax)
    }
    if let tokensMax = facts.completionTokensMax {
      output.append(",\"max_tokens\":")
      output.append(decimal: tokensMax)
    }
    output.append("}")
  }

  /// A model's name for people: `claude-sonnet-4-5-20250929` is `Claude Sonnet 4.5`.
  static func displayName(of name: Span<UInt8>) -> String {
    var display = ""
    var isNumber = false
    for word in String(name).split(separator: "-") {
      let isDigits = word.allSatisfy { $0 >= "0" && $0 <= "9" }
      // A date is no part of the name.
      if isDigits, word.count == 8 { continue }
      if !display.isEmpty { display += isNumber && isDigits ? "." : " " }
      display += word.prefix(1).uppercased() + word.dropFirst()
      isNumber = isDigits
    }
    return display
  }
}
