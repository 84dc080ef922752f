// SPDX-License-Identifier: MIT
package import Inference
import Seeds

extension Engine {
  /// Tells the draws of jitter from all others for the same request.
  private static let jitterDraws: UInt64 = 0x6a69_7474_6572

  /// When the pieces of `reply` are due; nil where it is sent as fast as it can be written.
  package func schedule(
    for request: borrowing InferenceRequest,
    _ reply: borrowing InferenceReply
  ) -> PacingSchedule? {
    guard let pacing = reply.pacing, pacing.takesTime else { return nil }
    let key = StableHash.combine(key(of: request), Self.jitterDraws)
    return PacingSchedule(pacing, of: reply, key: key)
  }
}
