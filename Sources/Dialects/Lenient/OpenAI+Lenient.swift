// SPDX-License-Identifier: MIT
import Bytes
package import Inference
package import JSON

extension OpenAI {
  /// The model of a request for embeddings that names none, as Mocktopus has it.
  private static let embeddingModel: StaticString = "text-embedding-ada-002"

  /// Decodes a chat, or a request for embeddings without a model.
  package static func decodeLeniently(
    _ body: JSONNode,
    as profile: Profile,
    for operation: Operation,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) -> Bool {
    switch operation {
    case .chat:
      return LenientBody(body, as: profile, .openai).decodeChat(catalogue, into: &request)
    case .embedding:
      guard profile == .mocktopus, body.kind == .object, body.member("model") == nil else {
        return false
      }
      let start = request.arena.count
      request.arena.append(embeddingModel)
      request.model = TextRange(start: start, count: request.arena.count - start)
      do throws(Failure) {
        try decodeEmbedding(body, catalogue, into: &request)
        return true
      } catch {
        return false
      }
    case .completion, .tokenCount: return false
    }
  }
}
