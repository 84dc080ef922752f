// SPDX-License-Identifier: MIT

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
    /// A document; `name` is its file name or identifier, `text` what it says where that is sent
    /// as plain text.
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
