// SPDX-License-Identifier: MIT

/// A text with places that are filled from the request, as `{{ match.city }}`.
///
/// A file's templates are read when it is loaded, so that a mistake in one is a complaint with its
/// place and not a surprise in an answer.
package struct Template: Sendable, Equatable {
  /// One piece of a template.
  package indirect enum Piece: Sendable, Equatable {
    /// Bytes that stand as they are.
    case literal([UInt8])
    /// The last user message.
    case lastUser
    /// The model's name as sent.
    case model
    /// The header field at this index of `Scenario.headerNames`; empty where it is missing.
    case header(Int)
    /// What stands in the body at a JSON Pointer: a string's text, anything else as JSON in its
    /// canonical spelling.
    case pointer([UInt8])
    /// A capture of the rule's regular expression by number.
    case captureNumber(Int)
    /// A capture of the rule's regular expression by name.
    case captureName(String)
    /// The turn of the conversation.
    case turn
    /// The conversation's id.
    case conversation
    /// How many requests this rule has answered in the namespace, this one included.
    case count
    /// A counter of the namespace by name; raised by one before it is read.
    case counter(String)
    /// One of several, drawn from seed, rule and request content.
    case choice([Template])
  }

  /// The pieces, in order.
  package var pieces: [Piece]
  /// Whether what is filled in stands within JSON strings and has to be escaped there.
  package var fillsJSON: Bool
  /// The pieces, by index, that stand outside of JSON strings and are filled in as they are.
  package var barePieces: [Int]

  /// A template of `pieces`.
  package init(pieces: [Piece], fillsJSON: Bool = false, barePieces: [Int] = []) {
    self.pieces = pieces
    self.fillsJSON = fillsJSON
    self.barePieces = barePieces
  }

  /// A template that is always `text`.
  package init(_ text: String) {
    self.init(pieces: [.literal(Array(text.utf8))])
  }

  /// Whether it says the same for every request.
  package var isConstant: Bool {
    pieces.allSatisfy { piece in
      if case .literal = piece { true } else { false }
    }
  }
}
