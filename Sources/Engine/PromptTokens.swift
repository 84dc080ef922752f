// SPDX-License-Identifier: MIT
import Completions
package import Inference

/// Counts the tokens of a request's prompt, by the rule that the documentation publishes.
///
/// A chat costs three tokens to prime the answer, and each message three for its frame, one for
/// its role and the tokens of its content, as OpenAI's own counting guide for the cl100k and o200k
/// vocabularies has it.
package enum PromptTokens {
  /// Tokens that frame each message, besides its role.
  private static let messageFrame = 3
  /// Tokens that prime the answer to a chat.
  private static let answerPrimer = 3
  /// Tokens of a picture at low detail, the provider's own flat figure.
  private static let image = 85

  /// Tokens of the whole prompt of `request`.
  package static func count(_ request: borrowing InferenceRequest) -> Int {
    var total = 0
    let isChat = request.operation != .completion
    for message in request.messages {
      if isChat { total += messageFrame + 1 }
      if let name = message.name { total += TokenScanner.count(request.text(name)) + 1 }
      for index in message.parts.indices { total += count(request.parts[index], in: request) }
    }
    guard isChat else { return total }
    for tool in request.tools {
      total += TokenScanner.count(request.text(tool.name))
      if let schema = tool.schema { total += TokenScanner.count(request.text(schema)) }
    }
    return total + answerPrimer
  }

  /// Tokens of the input at `index` of an embedding request.
  package static func count(input index: Int, of request: borrowing InferenceRequest) -> Int {
    let input = request.inputs[index]
    switch input.kind {
    case .text: return TokenScanner.count(request.text(input.range))
    case .tokens: return input.range.count / 4
    }
  }

  private static func count(_ part: Part, in request: borrowing InferenceRequest) -> Int {
    switch part.kind {
    case .text, .refusal, .reasoning: TokenScanner.count(request.text(part.text))
    case .image: image
    case .audio: TokenScanner.count(request.text(part.name)) + 1
    case .file:
      TokenScanner.count(request.text(part.name)) + TokenScanner.count(request.text(part.text)) + 1
    case .toolCall:
      TokenScanner.count(request.text(part.name)) + TokenScanner.count(request.text(part.text))
    case .toolResult: TokenScanner.count(request.text(part.text))
    case .tokens: part.text.count / 4
    }
  }
}
