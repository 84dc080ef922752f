// SPDX-License-Identifier: MIT
import Inference

extension Inference.Operation {
  /// The word for it in scenarios and on the pages of the program.
  var endpointName: StaticString {
    switch self {
    case .chat: "chat"
    case .completion: "completions"
    case .embedding: "embeddings"
    case .tokenCount: "count_tokens"
    }
  }
}
