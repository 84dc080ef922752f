// SPDX-License-Identifier: MIT

/// A function that the model may call.
package struct Tool: Sendable, Equatable {
  /// The function's name.
  package var name: TextRange
  /// JSON Schema of the arguments as JSON text; nil where the function takes none.
  package var schema: TextRange?
  /// Whether the tool takes free text in place of JSON arguments (OpenAI's `custom` tools).
  package var takesText: Bool
  /// Whether the provider runs the tool itself (Anthropic's web search): no answer calls it.
  package var runsAtProvider: Bool

  /// A tool called `name` whose arguments satisfy `schema`.
  package init(
    name: TextRange,
    schema: TextRange?,
    takesText: Bool = false,
    runsAtProvider: Bool = false
  ) {
    self.name = name
    self.schema = schema
    self.takesText = takesText
    self.runsAtProvider = runsAtProvider
  }
}
