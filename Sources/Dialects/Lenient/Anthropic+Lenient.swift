// SPDX-License-Identifier: MIT
package import Inference
package import JSON

extension Anthropic {
  /// Decodes a request for a message.
  package static func decodeLeniently(
    _ body: JSONNode,
    as profile: Profile,
    for operation: Operation,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) -> Bool {
    guard operation == .chat else { return false }
    return LenientBody(body, as: profile, .anthropic).decodeChat(catalogue, into: &request)
  }
}
