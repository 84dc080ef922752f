// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import Ledger

/// Writes a body slice by slice, each as one chunk or, to HTTP/1.0, as it is.
struct SliceWriter {
  /// Bytes of a slice, roughly; a vector or an event is never cut.
  static let sliceBytes = 32 * 1024

  /// What is still to be said.
  var source: Production.Source
  let identity: ReplyIdentity
  /// Whether slices are framed as chunks; without, the end of the connection ends the body.
  let isChunked: Bool

  /// Writes the next slice; true once the body is complete.
  mutating func write<D: Dialect>(
    _ dialect: D.Type,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    by engine: Engine,
    workspace: inout EngineWorkspace,
    record: inout ExchangeRecord,
    into output: inout ByteBuffer
  ) -> Bool {
    let chunk = isChunked ? output.beginChunk() : nil
    let before = output.count
    let isDone: Bool
    switch source {
    case .events(var cursor, let form):
      isDone = write(dialect, &cursor, form, of: reply, to: request, into: &output)
      source = .events(cursor, form)
    case .vectors(var next):
      let embedder = engine.embedder(for: request, reply)
      isDone =
        !D.encodeEmbeddings(
          from: &next,
          bytesMin: Self.sliceBytes,
          of: reply,
          to: request,
          by: embedder,
          scratch: &workspace.vectors,
          into: &output
        )
      source = .vectors(next: next)
    }
    record.identityBytes += output.count - before
    if let chunk { output.endChunk(chunk) }
    if isDone, isChunked { output.appendLastChunk() }
    return isDone
  }

  private func write<D: Dialect>(
    _ dialect: D.Type,
    _ cursor: inout ReplyCursor,
    _ form: ReplyForm,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) -> Bool {
    let end = output.count + Self.sliceBytes
    while output.count < end {
      guard let event = cursor.next(in: reply) else { return true }
      D.encode(event, of: reply, to: request, as: identity, form: form, into: &output)
    }
    return false
  }
}
