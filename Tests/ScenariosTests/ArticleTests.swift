// SPDX-License-Identifier: MIT
import Foundation
import Testing

@testable import Scenarios

/// The article that tells the format, against the reader.
@Suite struct `The article about scenarios` {
  static let article: String = {
    let path = "../../../Sources/Service/Understudy.docc/ScenarioFormat.md"
    let url = URL(filePath: #filePath).appending(path: path).standardized
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  /// The blocks of YAML in the article.
  static let examples: [String] = article.components(separatedBy: "```yaml\n").dropFirst()
    .map { $0.components(separatedBy: "```")[0] }

  /// The rows of a table that tells `keys`.
  private static func rows<Key: FormatKey>(_ keys: Key.Type) -> [String] {
    Key.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
  }

  /// The rows of all its tables of keys.
  static let rows: [[String]] = [
    rows(NativeKey.Document.self), rows(NativeKey.Defaults.self), rows(NativeKey.Fallback.self),
    rows(NativeKey.Model.self), rows(NativeKey.Price.self), rows(NativeKey.Limit.self),
    rows(NativeKey.Conversations.self), rows(NativeKey.Rule.self), rows(NativeKey.Usage.self),
    rows(NativeKey.Pacing.self), rows(NativeKey.Jitter.self), rows(NativeKey.Embeddings.self),
    rows(NativeKey.Condition.self), rows(NativeKey.Test.self), rows(NativeKey.Message.self),
    rows(NativeKey.Turn.self), rows(NativeKey.Value.self), rows(NativeKey.Response.self),
    rows(NativeKey.Part.self), rows(NativeKey.ToolCall.self), rows(NativeKey.Logprob.self),
    rows(NativeKey.Rival.self), rows(NativeKey.Error.self), rows(NativeKey.Fault.self),
    rows(NativeKey.Sequence.self), rows(NativeKey.Step.self),
    TemplateName.allCases.map { "| `{{ \($0.form) }}` | \($0.summary) |" },
  ]

  @Test("tells every key that is read, as the schema does", arguments: rows)
  func keys(rows: [String]) {
    for row in rows { #expect(Self.article.contains("\n\(row)\n")) }
  }

  @Test("has examples that are read without complaint", arguments: examples)
  func example(text: String) {
    let isFile = text.hasPrefix("version:")
    let loaded = load(isFile ? text : "version: 1\nrules:\n" + text)
    #expect(loaded.complaints.map(\.description) == [])
  }

  @Test func `has examples at all`() {
    #expect(Self.examples.count > 10)
  }

  @Test func `names every word of the format`() {
    let tables: [[String]] = [
      NativeWord.apis.map(\.word), NativeWord.roles.map(\.word), NativeWord.endpoints.map(\.word),
      NativeWord.embeddings.map(\.word), NativeWord.kinds.map(\.word),
      NativeWord.fallbacks.map(\.word), NativeWord.finishReasons.map(\.word),
      NativeWord.errors.map(\.word), NativeWord.faults.map(\.word), NativeWord.endings.map(\.word),
      NativeWord.scopes.map(\.word), NativeWord.ends.map(\.word),
      NativeWord.distributions.map(\.word), NativeWord.chunks.map(\.word),
    ]
    for word in tables.joined() { #expect(Self.article.contains("`\(word)`"), "\(word)") }
  }
}
