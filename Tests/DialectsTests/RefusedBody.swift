// SPDX-License-Identifier: MIT
import Testing

/// A body that is refused, and in which words.
struct RefusedBody: Sendable, CustomTestStringConvertible {
  var name: String
  var body: String
  var message: String
  var parameter: String?
  var code: String?

  init(_ name: String, _ body: String, _ message: String, _ parameter: String?, _ code: String?) {
    self.name = name
    self.body = body
    self.message = message
    self.parameter = parameter
    self.code = code
  }

  var testDescription: String { name }
}
