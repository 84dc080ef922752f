// SPDX-License-Identifier: MIT
import Scenarios
import Testing

/// The file `f.yaml` with this text.
private func source(_ text: String) -> ScenarioSource {
  ScenarioSource(name: "f.yaml", text: text)
}

@Suite struct `What a tool says of a file` {
  /// Captured from PyYAML 6.
  @Test(arguments: [
    (
      "a: [1, 2\n",
      """
      while parsing a flow sequence
        in "f.yaml", line 1, column 4
      expected ',' or ']', but got '<stream end>'
        in "f.yaml", line 2, column 1
      """
    ),
    ("a: b: c\n", "mapping values are not allowed here\n  in \"f.yaml\", line 1, column 5"),
    (
      "- a\nb: c\n",
      """
      while parsing a block collection
        in "f.yaml", line 1, column 1
      expected <block end>, but found '?'
        in "f.yaml", line 2, column 1
      """
    ),
    (
      "rules:\n  - a\n - b\n",
      """
      while parsing a block mapping
        in "f.yaml", line 1, column 1
      expected <block end>, but found '<block sequence start>'
        in "f.yaml", line 3, column 2
      """
    ),
    (
      "a: @x\n",
      """
      while scanning for the next token
      found character '@' that cannot start any token
        in "f.yaml", line 1, column 4
      """
    ),
    (
      "x: [a}\n",
      """
      while parsing a flow sequence
        in "f.yaml", line 1, column 4
      expected ',' or ']', but got '}'
        in "f.yaml", line 1, column 6
      """
    ),
  ])
  func `has PyYAML's words where it is no YAML`(text: String, complaint: String) {
    #expect(FakellmReview(of: source(text)).complaint == complaint)
  }

  @Test(arguments: [
    ("", nil, 0), ("rules: [{}, {name: a}]", nil, 2),
    ("7", "'int' object has no attribute 'get'", 0),
    ("rules: 7", "'rules' must be a list, got int", 0),
    (
      "rules: [{when: {turn: x, turn_in: [1]}}]",
      "rule[0] (rule-0): field 'turn': Input should be a valid integer, unable to parse string as "
        + "an integer",
      1
    ),
  ])
  func `is fakellm's first complaint`(text: String, complaint: String?, count: Int) {
    let review = FakellmReview(of: source(text))
    #expect(review.complaint == complaint)
    #expect(review.ruleCount == count)
  }

  @Test(arguments: [
    ("responses: {a: b, 1: c}", nil, nil, 2),
    ("responses: [a]", "'responses' must be a dictionary", nil, 1),
    ("responses:", "'responses' must be a dictionary", "object of type 'NoneType' has no len()", 0),
    (
      "settings: 7", "YAML file must contain 'responses' key",
      "'int' object has no attribute 'get'", 0
    ),
    ("responses: {a: [b]}", "responses['a']: should be a text, not a list", nil, 1),
  ])
  func `is more for mockllm's start than for its validate`(
    text: String,
    start: String?,
    load: String?,
    count: Int
  ) {
    let review = MockllmReview(of: source(text))
    #expect(review.startComplaint == start)
    #expect(review.loadComplaint == load)
    #expect(review.responseCount == count)
  }

  @Test func `comes in the order in which Mocktopus looks`() {
    let text = "meta: 1\nrules:\n  - {when: 7, times: 0}\nversion: 2\n"
    let review = MocktopusReview(of: source(text))
    #expect(
      review.schemaErrors == [
        "version: Must be integer 1", "rules[0].type: Required field missing",
        "rules[0].when: Must be an object",
        "rules[0]: Must have either 'respond' or 'error' field",
        "rules[0].times: Must be positive integer or null", "meta: Must be an object",
      ]
    )
    #expect(!review.isLoadable)
  }
}
