// SPDX-License-Identifier: MIT
import Inference

extension Pacing {
  /// No delays, but texts and arguments cut in these ways.
  static func chunks(_ chunking: Chunking, arguments: Chunking? = nil) -> Pacing {
    var pacing = Pacing()
    pacing.chunking = chunking
    pacing.argumentChunking = arguments
    return pacing
  }
}
