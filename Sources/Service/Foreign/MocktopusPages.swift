// SPDX-License-Identifier: MIT
import Bytes

/// Mocktopus' list of models, which is always the same.
enum MocktopusPages {
  private static let names: [StaticString] = [
    "gpt-3.5-turbo", "gpt-4", "gpt-4-turbo", "claude-3-sonnet", "claude-3-opus",
  ]

  /// Appends the list, with the members that OpenAI's clients look for.
  static func appendModels(created: Int, to body: inout ByteBuffer) {
    body.append("{\"object\":\"list\",\"data\":[")
    for (index, name) in names.enumerated() {
      if index > 0 { body.append(",") }
      body.append("{\"id\":\"")
      body.append(name)
      body.append("\",\"object\":\"model\",\"created\":")
      body.append(decimal: created)
      body.append(",\"owned_by\":\"mocktopus\"}")
    }
    body.append("]}")
  }
}
