// SPDX-License-Identifier: MIT

/// Why no value can be made for a JSON Schema: where, and what would mend it.
package struct SchemaError: Error, Sendable, Equatable {
  /// The keyword to blame; empty for the schema as a whole.
  package var keyword: String
  /// The place in the schema, to be appended to the schema's own path: `.properties.city.pattern`.
  ///
  /// Empty for the schema itself.
  package var path: String
  /// What is wrong, half a sentence such as "uses a backreference, which is not supported".
  package var reason: String

  /// The complaint about `keyword` at `path`.
  package init(keyword: String, path: String, reason: String) {
    self.keyword = keyword
    self.path = path
    self.reason = reason
  }

  /// The complaint as a sentence for the client's developer, naming keyword and place.
  package var message: String {
    let place = path.isEmpty ? "its root" : String(path.drop { $0 == "." })
    let subject = keyword.isEmpty ? "it" : "'\(keyword)'"
    return "Invalid schema at \(place): \(subject) \(reason)."
  }
}
