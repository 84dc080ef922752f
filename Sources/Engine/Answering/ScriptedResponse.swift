// SPDX-License-Identifier: MIT

/// What a rule says, made ready; a reference, so that a request copies no part.
final class ScriptedResponse: Sendable {
  /// What the rule's file says.
  let response: Response
  /// Whether nothing of the answer's content is scripted, so that it is made as without rules.
  let saysNothing: Bool
  /// Whether one of its templates tells how often the rule has answered.
  let tellsCount: Bool

  /// `response`, ready to be said.
  init(_ response: Response) {
    self.response = response
    saysNothing =
      response.text == nil && response.json == nil && response.proseTokens == nil
      && response.refusal == nil && response.toolCalls.isEmpty
    tellsCount = response.templates.contains { $0.tellsCount }
  }
}

extension Response {
  /// All templates of the response.
  fileprivate var templates: [Template] {
    var templates = [text, json, reasoning, refusal, id, model].compactMap { $0 }
    templates += headers.map(\.value)
    for call in toolCalls {
      templates += [call.name, call.arguments]
      if let id = call.id { templates.append(id) }
    }
    return templates
  }
}
