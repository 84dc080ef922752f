// SPDX-License-Identifier: MIT
import Inference

extension Pacing {
  /// Texts and arguments cut in these ways; the delays are those of the model or the defaults.
  static func chunks(_ chunking: Chunking, arguments: Chunking? = nil) -> Pacing {
    var pacing = Pacing()
    pacing.chunking = chunking
    pacing.argumentChunking = arguments
    pacing.isChunkingAlone = true
    return pacing
  }
}
