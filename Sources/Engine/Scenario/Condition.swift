// SPDX-License-Identifier: MIT
package import Inference

/// What has to hold of a request for a rule to apply.
package indirect enum Condition: Sendable {
  /// Every one of them; none at all holds for every request.
  case all([Condition])
  /// At least one of them.
  case any([Condition])
  /// The opposite.
  case not(Condition)
  /// The API that the request was spoken in.
  case api(API)
  /// What is asked.
  case operation(Operation)
  /// The path that it was sent to, as a foreign file's `endpoint` names it.
  case path(TextTest)
  /// The model's name.
  case model(TextTest)
  /// Some of the request's text.
  case text(TextSource, TextTest)
  /// The header field at this index of `Scenario.headerNames`; nil asks only whether it is there.
  case header(Int, TextTest?)
  /// The name of a tool that the request offers.
  case toolOffered(TextTest)
  /// The turn of the conversation, from 1.
  case turn(ClosedRange<Int>)
  /// The role of the message before the last.
  case previousRole(Role)
  /// The id of a tool call that the request answers.
  case toolCallID(TextTest)
  /// What stands in the body at a JSON Pointer (RFC 6901); nil asks only whether it is there.
  case pointer([UInt8], ValueTest?)
  /// Whether an event stream is asked for.
  case stream(Bool)
  /// The client's key, without `Bearer`.
  case key(TextTest)
  /// The namespace of the request.
  case namespace(TextTest)
}
