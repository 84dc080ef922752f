// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// The last two turns of a conversation under way; messages of one speaker in a row are one turn.
///
/// The API answers a call only beside its result: what an agent forgets, it hears of at once.
struct TurnPair {
  /// What one speaker said.
  struct Turn {
    /// Who spoke: the user or the assistant.
    var role: Role
    /// What was said, as a run of `InferenceRequest.parts`.
    var parts: TableRange
    /// Index of its last message in the body.
    var index: Int
  }

  /// Most parts of both turns together; more are not compared, since each is with each.
  private static let partsMax = 1_000

  private var previous: Turn?
  private var last: Turn?

  /// Goes on with `turn`, once the turns before it fit together.
  mutating func advance(
    to turn: Turn,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    if let said = last, said.role == turn.role {
      last?.parts.count = turn.parts.start + turn.parts.count - said.parts.start
      last?.index = turn.index
      return
    }
    try check(request)
    previous = last
    last = turn
  }

  /// Ends the conversation: a call in its last turn can have no result any more.
  func finish(_ request: borrowing InferenceRequest) throws(Failure) {
    try check(request)
    if let last, last.role == .assistant {
      try checkCalls(of: last, areAnsweredBy: .empty, request)
    }
  }

  /// Checks the last turn, where it is the user's, against the assistant's before it.
  private func check(_ request: borrowing InferenceRequest) throws(Failure) {
    guard let last, last.role == .user else { return }
    try checkResults(of: last, areCalledBy: previous?.parts ?? .empty, request)
    if let previous { try checkCalls(of: previous, areAnsweredBy: last.parts, request) }
  }

  private func checkCalls(
    of turn: Turn,
    areAnsweredBy next: TableRange,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    guard turn.parts.count + next.count <= Self.partsMax else { return }
    var unanswered: [String] = []
    for index in turn.parts.indices where request.parts[index].kind == .toolCall {
      let id = request.parts[index].id
      // What the provider's own tools answered stands in the same turn.
      let isAnswered = has(.toolResult, id, in: next, request)
      if isAnswered || has(.toolResult, id, in: turn.parts, request) { continue }
      unanswered.append(String(request.text(id)))
    }
    guard !unanswered.isEmpty else { return }
    throw Failure(
      .invalidRequest,
      "messages.\(turn.index): `tool_use` ids were found without `tool_result` blocks "
        + "immediately after: \(unanswered.joined(separator: ", ")). Each `tool_use` block must "
        + "have a corresponding `tool_result` block in the next message."
    )
  }

  private func checkResults(
    of turn: Turn,
    areCalledBy previous: TableRange,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    guard turn.parts.count + previous.count <= Self.partsMax else { return }
    for index in turn.parts.indices where request.parts[index].kind == .toolResult {
      let id = request.parts[index].id
      guard !has(.toolCall, id, in: previous, request) else { continue }
      throw Failure(
        .invalidRequest,
        "messages.\(turn.index): unexpected `tool_use_id` found in `tool_result` blocks: "
          + "\(String(request.text(id))). Each `tool_result` block must have a corresponding "
          + "`tool_use` block in the previous message."
      )
    }
  }

  private func has(
    _ kind: Part.Kind,
    _ id: TextRange,
    in parts: TableRange,
    _ request: borrowing InferenceRequest
  ) -> Bool {
    for index in parts.indices where request.parts[index].kind == kind {
      if request.text(request.parts[index].id).equals(request.text(id)) { return true }
    }
    return false
  }
}
