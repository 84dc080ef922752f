// SPDX-License-Identifier: MIT
package import Bytes
package import Embeddings
package import HTTP
package import Inference
package import JSON

/// One provider's wire format: its JSON decoded to the neutral request, the neutral reply encoded
/// in its words.
///
/// All members are static, so the service calls them without an existential. A whole JSON reply
/// and an event stream are written from the same neutral events: that is what lets a reply of any
/// size be produced in slices, in bounded memory, and keeps one encoder for both forms.
package protocol Dialect {
  /// The API that this is the dialect of.
  static var api: API { get }

  /// The media type of an event stream.
  static var streamMediaType: StaticString { get }

  /// The name of the events that carry a piece of what is said; nil where events have no names.
  static var pieceEventName: StaticString? { get }

  /// Decodes the body of a request for `operation`, or says what is wrong with it.
  ///
  /// `http` is the request that carried it: some APIs ask in header fields, paths or queries what
  /// others ask in the body. Facts of the model are looked up in `catalogue`. Limits that need a
  /// count of tokens are not checked here.
  static func decode(
    _ body: JSONNode,
    for operation: Operation,
    of http: borrowing Request,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure)

  /// Appends the id that the answer to a chat has, without quotes.
  static func appendAnswerID(
    of reply: borrowing InferenceReply,
    as identity: ReplyIdentity,
    to output: inout ByteBuffer
  )

  /// Decodes a body that `decode` has refused as the tool called `profile` reads it; false where
  /// that tool does not answer it either.
  ///
  /// Whatever `decode` has left in the request is gone before.
  static func decodeLeniently(
    _ body: JSONNode,
    as profile: Profile,
    for operation: Operation,
    catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) -> Bool

  /// Writes down in the reply what all frames of its stream begin with, where they have that in
  /// common, so that no frame has to word it anew; `scratch` is for what is under way.
  static func openFrames(
    of reply: inout InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    scratch: inout ByteBuffer
  )

  /// Appends what `event` is in this dialect, in the given form.
  ///
  /// In the form `.whole` the appended bytes of all events, from `.start` to `.end`, joined make
  /// one JSON body: `.start` opens it, `.choiceStart` opens a choice, pieces append escaped text
  /// to it, `.choiceEnd` closes it, `.end` writes the usage. There the choices come one after the
  /// other; in the form `.stream` they take turns and each event is zero or more frames.
  static func encode(
    _ event: StreamEvent,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    as identity: ReplyIdentity,
    form: ReplyForm,
    into output: inout ByteBuffer
  )

  /// Appends the next slice of the answer to an embedding request; false once it is complete.
  ///
  /// `next` is 0 at first and then where the last call left it. A slice ends behind the vector with
  /// which it has at least `bytesMin` bytes, so that a batch of any size takes little memory.
  static func encodeEmbeddings(
    from next: inout Int,
    bytesMin: Int,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    by embedder: borrowing Embedder,
    scratch: inout EmbeddingScratch,
    into output: inout ByteBuffer
  ) -> Bool

  /// Appends the header fields that this API's clients look at, on answers of every kind; `status`
  /// is the answer's.
  ///
  /// `usage` counts against the request's limits, unless `standing` tells how those of a scenario
  /// stand; `milliseconds` are those that the answer was made to wait.
  static func appendFields(
    as identity: ReplyIdentity,
    status: Int,
    usage: Usage,
    standing: RateStanding?,
    milliseconds: Int,
    into head: inout ByteBuffer
  )

  /// What the answer to `failure` says in words: its message, or the API's own.
  static func message(of failure: Failure, at site: FailureSite) -> String

  /// The HTTP status that `failure` is answered with.
  static func status(of failure: Failure) -> Int

  /// Appends `failure` in this dialect's shape and words: a JSON body, or a frame within a stream.
  static func encode(
    _ failure: Failure,
    at site: FailureSite,
    form: ReplyForm,
    into output: inout ByteBuffer
  )

  /// Appends the models that `catalogue` knows of this API: all, or the page that `query` asks for.
  static func encodeModels(
    _ catalogue: ModelCatalogue,
    query: Query,
    into output: inout ByteBuffer
  ) throws(Failure)

  /// Appends what the API tells of the model called `name`; a name that it lists not is refused.
  static func encodeModel(
    _ name: Span<UInt8>,
    _ catalogue: ModelCatalogue,
    into output: inout ByteBuffer
  ) throws(Failure)
}
