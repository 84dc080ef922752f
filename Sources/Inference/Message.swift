// SPDX-License-Identifier: MIT

/// Who speaks in a message.
package enum Role: UInt8, Sendable, CaseIterable {
  /// Instructions above the user's; OpenAI's `developer` counts as `system`.
  case system
  /// The person or program that asks.
  case user
  /// The model.
  case assistant
  /// The result of a tool call; OpenAI's legacy `function` counts as `tool`.
  case tool
}

/// One message of a conversation; its content stands in the request's table of parts.
package struct Message: Sendable, Equatable {
  /// Who speaks.
  package var role: Role
  /// The content, in order, as a run of `InferenceRequest.parts`; empty for null content.
  package var parts: TableRange
  /// The speaker's name, where one was given.
  package var name: TextRange?

  /// A message by `role` whose content is `parts`.
  package init(role: Role, parts: TableRange, name: TextRange? = nil) {
    self.role = role
    self.parts = parts
    self.name = name
  }
}

/// One piece of a message's content.
package struct Part: Sendable, Equatable {
  /// What kind of piece it is, and so what its ranges mean.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// `text` is what was said.
    case text
    /// A picture; `text` is its URL or media type, never fetched.
    case image
    /// A recording; `text` is its format.
    case audio
    /// A document; `name` is its file name or identifier.
    case file
    /// `text` is the model's refusal in an earlier turn.
    case refusal
    /// A call the model made: `name` the tool, `id` the call, `text` the arguments as JSON.
    case toolCall
    /// What a tool answered: `id` the call, `text` the result.
    case toolResult
    /// `text` is what the model thought in an earlier turn.
    case reasoning
    /// A prompt of token ids: `text` is four little-endian bytes for each.
    case tokens
  }

  /// What kind of piece it is.
  package var kind: Kind
  /// See `Kind`.
  package var text: TextRange
  /// See `Kind`.
  package var name: TextRange
  /// See `Kind`.
  package var id: TextRange

  /// A part of `kind` with its texts in the request's arena.
  package init(
    kind: Kind,
    text: TextRange = .empty,
    name: TextRange = .empty,
    id: TextRange = .empty
  ) {
    self.kind = kind
    self.text = text
    self.name = name
    self.id = id
  }
}

/// A function that the model may call.
package struct Tool: Sendable, Equatable {
  /// The function's name.
  package var name: TextRange
  /// JSON Schema of the arguments as JSON text; nil where the function takes none.
  package var schema: TextRange?
  /// Whether the tool takes free text in place of JSON arguments (OpenAI's `custom` tools).
  package var takesText: Bool

  /// A tool called `name` whose arguments satisfy `schema`.
  package init(name: TextRange, schema: TextRange?, takesText: Bool = false) {
    self.name = name
    self.schema = schema
    self.takesText = takesText
  }
}

/// Whether and which tool the model is to call.
package enum ToolChoice: Sendable, Equatable {
  /// The model decides.
  case auto
  /// No tool.
  case none
  /// Some tool, of the model's choice.
  case required
  /// The tool at this index of `InferenceRequest.tools`.
  case named(Int)
}

/// The form that the answer's text has to take.
package enum ResponseFormat: Sendable, Equatable {
  /// Any text.
  case text
  /// Some JSON object.
  case jsonObject
  /// JSON that satisfies the JSON Schema that stands at this range of the arena.
  case jsonSchema(TextRange)
}
