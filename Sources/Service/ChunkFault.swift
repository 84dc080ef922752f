// SPDX-License-Identifier: MIT
import Inference

/// What goes wrong with the chunks of a stream; they count from 1, and a chunk is an event that
/// carries a piece of what is said.
enum ChunkFault {
  /// The connection ends behind this chunk; behind number 0 before the first.
  case cut(after: Int, Fault.Ending)
  /// The JSON of this chunk breaks off in the middle.
  case malformed(Int)
  /// This chunk comes twice.
  case duplicate(Int)
  /// In place of this chunk comes one that is no JSON, and the stream ends there.
  case broken(Int)
  /// There are no events at all.
  case nothing

  /// What `fault` does to the chunks of a stream; nil where it lets them be.
  init?(_ fault: Fault?) {
    switch fault {
    case .cut(let chunk, let ending): self = .cut(after: chunk, ending)
    case .malformedChunk(let chunk): self = .malformed(chunk)
    case .duplicateChunk(let chunk): self = .duplicate(chunk)
    case .emptyBody: self = .nothing
    case nil, .delay, .hang, .closeBeforeHead, .wrongContentLength, .splitBytes, .drip,
      .garbageAfterEnd:
      return nil
    }
  }
}
