// SPDX-License-Identifier: MIT
package import Bytes
package import Inference

/// One provider's wire format: its JSON decoded to the neutral request, the neutral reply encoded
/// in its words.
///
/// All members are static, so the service calls them without an existential. A whole JSON reply
/// and an event stream are written from the same neutral events: that is what lets a reply of any
/// size be produced in slices, in bounded memory, and keeps one encoder for both forms.
package protocol Dialect {
  /// The API that this is the dialect of.
  static var api: API { get }

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
}
