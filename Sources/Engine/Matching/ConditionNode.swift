// SPDX-License-Identifier: MIT
import Inference

/// A condition in the flat table of all conditions; what it is made of stands right behind it.
struct ConditionNode: Sendable {
  /// What has to hold.
  enum Kind: Sendable {
    /// Every condition up to `end`.
    case all
    /// One of the conditions up to `end`.
    case any
    /// The opposite of the condition behind this one.
    case not
    /// The API that was spoken.
    case api(API)
    /// What is asked.
    case operation(Inference.Operation)
    /// Whether an event stream is asked for.
    case stream(Bool)
    /// The turn, as Understudy counts it.
    case turn(ClosedRange<Int>)
    /// The turn, as fakellm counts it.
    case fakellmTurn(ClosedRange<Int>)
    /// The role of the message before the last.
    case previousRole(Role)
    /// The source at this index has a text.
    case present(source: Int)
    /// A text of the source passes the test at this index.
    case text(source: Int, test: Int)
    /// The JSON value of the source, a pointer, has this hash.
    case value(source: Int, hash: UInt64)
  }

  /// What has to hold.
  var kind: Kind
  /// The index behind this condition and all that it is made of.
  var end: Int
}
