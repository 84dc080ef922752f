// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

@Suite struct `A rule that pins vectors` {
  @Test(arguments: [(Profile.native, 1), (.mocktopus, 3)])
  func `has pinned vectors, and beyond them what its format says`(
    profile: Profile,
    count: Int
  ) throws {
    let action = Rule.responds { $0.vectors = [[0.5, 0.25]] }.action
    let rule = Rule.does(action) { $0.profile = profile }
    let answer = try Asking([rule]).ask(.embedding("a", "b", "c")) { $0.vectorMode = .hash }
    #expect(answer.vectors == Array(repeating: [0.5, 0.25], count: count))
    #expect(answer.dimensions == 2)
  }

  @Test(
    arguments: [
      ("one vector to all that have it", [[1]], ["x", "ax", "b"], [[1], [1], []]),
      ("several in order", [[1], [2]], ["b", "x", "b", "x", "x"], [[], [1], [], [2], []]),
      ("none that is beyond", [[1], [2]], ["x"], [[1]]),
    ] as [(String, [[Float]], [String], [[Float]])]
  )
  func `pins vectors to the inputs that have what it asks of one`(
    name: String,
    vectors: [[Float]],
    inputs: [String],
    expected: [[Float]]
  ) throws {
    let action = Rule.responds { $0.vectors = vectors }.action
    let x = Condition.text(.embeddingInput, .contains(Array("x".utf8)))
    let conditions: [Condition] = [
      x, .all([.operation(.embedding), .all([x])]), .all([x, .not(.stream(true)), .any([x])]),
    ]
    for condition in conditions {
      let rule = Rule.does(action) { $0.condition = condition }
      var request = SampleRequest.embedding("")
      request.inputs = inputs
      #expect(try Asking([rule]).ask(request).vectors == expected, "\(name)")
    }
  }

  @Test func `pins vectors to the inputs that it would apply to alone`() throws {
    func condition(_ text: String) -> Condition {
      .text(.embeddingInput, .contains(Array(text.utf8)))
    }
    func vectors(_ condition: Condition, _ inputs: String...) throws -> [[Float]] {
      let action = Rule.responds { $0.vectors = [[7]] }.action
      let rule = Rule.does(action) { $0.condition = condition }
      var request = SampleRequest.embedding("")
      request.inputs = inputs
      return try Asking([rule]).ask(request).vectors
    }
    let either = Condition.any([condition("fish"), condition("bird")])
    #expect(try vectors(either, "q", "bird", "fish") == [[], [7], [7]])
    #expect(try vectors(.all([condition("a"), condition("b")]), "a", "ab", "b") == [[], [7], []])
    // No input has both, so they are dealt in order.
    #expect(try vectors(.all([condition("a"), condition("b")]), "a", "b") == [[7]])
    #expect(try vectors(.any([condition("a"), .stream(false)]), "b", "a") == [[7], [7]])
  }
}
