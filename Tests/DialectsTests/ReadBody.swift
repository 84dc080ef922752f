// SPDX-License-Identifier: MIT
import Testing

/// A body and what is read from it.
struct ReadBody: Sendable, CustomTestStringConvertible {
  var name: String
  var body: String
  var summary: String

  init(_ name: String, _ body: String, _ summary: String) {
    self.name = name
    self.body = body
    self.summary = summary
  }

  var testDescription: String { name }
}
