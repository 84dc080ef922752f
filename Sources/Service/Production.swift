// SPDX-License-Identifier: MIT
import Dialects
import Engine
import Inference

/// A reply that is written in slices, as the client reads or as time passes.
///
/// It owns its request and reply, taken over from the desk, which goes on with fresh ones.
final class Production {
  /// What the slices are made of.
  enum Source {
    /// The events of a completion, in this form.
    case events(ReplyCursor, ReplyForm)
    /// The events of a stream that is paced or broken.
    case chunks(ChunkWriter)
    /// The vectors of an embedding request, from the input of this index on.
    case vectors(next: Int)

    /// Whether it makes an event stream.
    var isStream: Bool {
      switch self {
      case .events(_, .stream), .chunks: true
      case .events(_, .whole), .vectors: false
      }
    }
  }

  let request: InferenceRequest
  let reply: InferenceReply
  var writer: SliceWriter
  /// Whether another request may follow on the connection.
  let keepsAlive: Bool

  init(
    request: consuming InferenceRequest,
    reply: consuming InferenceReply,
    writer: SliceWriter,
    keepsAlive: Bool
  ) {
    self.request = request
    self.reply = reply
    self.writer = writer
    self.keepsAlive = keepsAlive
  }
}
