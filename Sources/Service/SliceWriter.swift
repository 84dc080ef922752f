// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import Ledger

/// Writes a body slice by slice, each as one chunk or, to HTTP/1.0, as it is.
struct SliceWriter {
  /// Bytes of a slice of events, roughly; an event is never cut.
  static let sliceBytes = 32 * 1024
  /// Bytes of a slice of vectors, roughly; a vector is never cut.
  ///
  /// They are made so fast that waking the reader for each slice would cost more than making it.
  static let vectorSliceBytes = 256 * 1024

  /// What is still to be said.
  var source: Production.Source
  let identity: ReplyIdentity
  /// Whether slices are framed as chunks; without, the end of the connection ends the body.
  let isChunked: Bool

  /// Writes the next slice and tells why it ends.
  mutating func write<D: Dialect>(
    _ dialect: D.Type,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    by engine: Engine,
    workspace: inout EngineWorkspace,
    record: inout ExchangeRecord,
    into output: inout ByteBuffer
  ) -> SliceEnd {
    let chunk = isChunked ? output.beginChunk() : nil
    let before = output.count
    let end: SliceEnd
    switch source {
    case .events(var cursor, let form):
      end = write(dialect, &cursor, form, of: reply, to: request, into: &output)
      source = .events(cursor, form)
    case .chunks(let writer):
      end = writer.write(dialect, of: reply, to: request, as: identity, into: &output)
    case .vectors(var next):
      let embedder = engine.embedder(for: request, reply)
      let goesOn = D.encodeEmbeddings(
        from: &next,
        bytesMin: Self.vectorSliceBytes,
        of: reply,
        to: request,
        by: embedder,
        scratch: &workspace.vectors,
        into: &output
      )
      end = goesOn ? .full : .whole
      source = .vectors(next: next)
    }
    record.identityBytes += output.count - before
    if let chunk { output.endChunk(chunk) }
    if case .whole = end, isChunked { output.appendLastChunk() }
    return end
  }

  private func write<D: Dialect>(
    _ dialect: D.Type,
    _ cursor: inout ReplyCursor,
    _ form: ReplyForm,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    into output: inout ByteBuffer
  ) -> SliceEnd {
    let end = output.count + Self.sliceBytes
    while output.count < end {
      guard let event = cursor.next(in: reply) else { return .whole }
      D.encode(event, of: reply, to: request, as: identity, form: form, into: &output)
    }
    return .full
  }
}
