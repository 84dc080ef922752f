// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension MocktopusReader {
  /// Characters of a piece of a stream.
  private static let chunkCharacters = 5

  /// What a rule says; what does not fit is warned of and left out.
  static func readResponse(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Response {
    builder.warnOfUnknownKeys(
      in: section,
      known: [
        "content", "tool_calls", "usage", "delay_ms", "chunk_size", "embeddings", "id", "images",
        "audio_url", "metadata", "stream",
      ]
    )
    var response = Response()
    response.toolCalls = readToolCalls(section, into: &builder)
    if let content = section.value("content") {
      response.text = readContent(content, section.path(to: "content"), into: &builder)
      response.isSilent = content.isNull
    } else if response.toolCalls.isEmpty {
      response.text = Template("Mocked response")
    }
    response.usage = readUsage(section, into: &builder)
    response.vectors = readVectors(section, into: &builder)
    if let delay = section.given("delay_ms") {
      let path = section.path(to: "delay_ms")
      response.delayNanoseconds =
        builder.nanoseconds(ofMilliseconds: delay, path: path, severity: .warning) ?? 0
    }
    response.pacing = readPacing(section, into: &builder)
    for key in ["images", "audio_url"] {
      guard let node = section.given(key) else { continue }
      builder.complain(.warning, at: node.place, "\(section.path(to: key)): has no effect")
    }
    return response
  }

  /// The text of an answer; a list or a mapping, which the tool would send as such, is its JSON.
  private static func readContent(
    _ node: YAMLNode,
    _ path: String,
    into builder: inout ScenarioBuilder
  ) -> Template? {
    if node.isNull { return nil }
    let text = builder.text(of: node, path: path, otherwise: "its JSON is answered")
    return Template(text ?? PythonText.json(of: node))
  }

  private static func readPacing(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Pacing {
    var count = chunkCharacters
    if let node = section.given("chunk_size") {
      if let size = node.integer, size >= 1 {
        count = size
      } else {
        let message = "\(section.path(to: "chunk_size")): should be at least 1; 5 is taken"
        builder.complain(.warning, at: node.place, message)
      }
    }
    return .chunks(.characters(count), arguments: .whole)
  }

  private static func readUsage(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> UsageOverride? {
    guard let node = section.given("usage") else { return nil }
    let path = section.path(to: "usage")
    guard let usage = ForeignSection(node, path: path) else {
      builder.complain(.warning, at: node.place, "\(path): should be a mapping; it is ignored")
      return nil
    }
    let keys = ["input_tokens", "output_tokens", "total_tokens"]
    builder.warnOfUnknownKeys(in: usage, known: keys)
    var counts: [Int?] = []
    for key in keys {
      let count = usage.given(key)
      if let count, count.integer ?? -1 < 0 {
        let message = "\(usage.path(to: key)): should be a whole number, from 0; it is ignored"
        builder.complain(.warning, at: count.place, message)
      }
      counts.append(count?.integer.flatMap { $0 < 0 ? nil : $0 })
    }
    var override = UsageOverride()
    override.promptTokens = counts[0]
    override.completionTokens = counts[1]
    override.totalTokens = counts[2]
    return override
  }

  /// The pinned vectors; none at all where one of them is no list of numbers, since the position of
  /// a vector is what it is found by.
  private static func readVectors(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> [[Float]] {
    guard let node = section.given("embeddings") else { return [] }
    var vectors: [[Float]] = []
    for entry in node.elements ?? [] {
      let components = (entry["embedding"] ?? entry).elements ?? []
      let vector = components.compactMap { $0.number.map { Float($0) } }
      if !vector.isEmpty, vector.count == components.count { vectors.append(vector) }
    }
    guard let count = node.elements?.count, count == vectors.count else {
      let path = section.path(to: "embeddings")
      let message = "\(path): should be a list of {embedding: [numbers]}; it is ignored"
      builder.complain(.warning, at: node.place, message)
      return []
    }
    return vectors
  }
}
