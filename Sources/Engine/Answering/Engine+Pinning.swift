// SPDX-License-Identifier: MIT
import Inference
import JSON

extension Engine {
  /// Pins the vectors that a rule states, whatever mode the request asks for.
  ///
  /// Those of a rule of ours that asks something of an input belong to the inputs that it would
  /// apply to alone: one to all of them, several in order. Others, and where that is no input,
  /// belong to the inputs in order. Inputs beyond them are made as without rules; in Mocktopus they
  /// get the first.
  func pin(
    _ script: ScriptedResponse,
    _ context: AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    guard let first = script.response.vectors.first else { return }
    reply.vectors = script.response.vectors
    if reply.profile == .mocktopus {
      while reply.vectors.count < request.inputs.count { reply.vectors.append(first) }
    } else if reply.profile == .native, let rule = reply.rule {
      let wanted = try workspace.matcher.inputs(
        wantedBy: rule,
        context.compiled,
        request,
        body,
        context.match
      )
      if let wanted, wanted.contains(true) {
        reply.vectors = Self.deal(script.response.vectors, to: wanted)
      }
    }
    if request.dimensions == nil, request.facts?.dimensions == nil {
      reply.dimensions = first.count
    }
  }

  /// The vector of each input, an empty one for those that are made.
  private static func deal(_ vectors: [[Float]], to inputs: [Bool]) -> [[Float]] {
    var next = 0
    return inputs.map { isWanted in
      guard isWanted, vectors.count == 1 || next < vectors.count else { return [] }
      defer { next += 1 }
      return vectors.count == 1 ? vectors[0] : vectors[next]
    }
  }
}
