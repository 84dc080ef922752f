// SPDX-License-Identifier: MIT
import Engine
package import Inference
package import YAML

/// Reads the response files of mockllm 0.0.8: exact prompts and their answers.
package enum MockllmReader: ScenarioFormat {
  /// The habits of its rules.
  package static let profile = Profile.mockllm
  /// The answer to a prompt that is not known.
  private static let unknownResponse = "I don't know the answer to that."

  /// Reads `document` and appends a rule for each of its prompts.
  package static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    guard let root = ForeignSection(document.root, path: "") else {
      builder.begin(.mockllm, fallback: .text(Template(unknownResponse)))
      builder.complain(at: document.root.place, "YAML file must contain a dictionary")
      return
    }
    let fallback = readFallback(root, into: &builder)
    let pacing = readPacing(root, into: &builder)
    builder.begin(.mockllm, fallback: .text(Template(fallback)), pacing: pacing)
    builder.warnOfDuplicateKeys(in: document)
    builder.warnOfUnknownKeys(in: root, known: ["responses", "defaults", "settings"])
    readResponses(root, pacing, into: &builder)
  }

  // MARK: Prompts

  private static func readResponses(
    _ root: ForeignSection,
    _ pacing: Pacing,
    into builder: inout ScenarioBuilder
  ) {
    guard let node = root.value("responses") else {
      let message = "YAML file must contain 'responses' key; every prompt gets the default answer"
      builder.complain(.warning, at: root.place, message)
      return
    }
    guard let responses = ForeignSection(node, path: "responses") else {
      builder.complain(at: node.place, "'responses' must be a dictionary")
      return
    }
    var names = RuleNames(of: builder.scenario)
    for entry in responses.entries {
      readResponse(entry, pacing, names: &names, into: &builder)
    }
  }

  /// Reads the answer to one prompt.
  private static func readResponse(
    _ entry: YAMLNode.Entry,
    _ pacing: Pacing,
    names: inout RuleNames,
    into builder: inout ScenarioBuilder
  ) {
    guard let prompt = entry.key.string else {
      builder.complain(
        .warning,
        at: entry.key.place,
        "responses.\(entry.key.text): YAML reads \(entry.key.kindName) here, and a prompt is a "
          + "text; put quotes around it"
      )
      return
    }
    let path = "responses[\(PythonText.representation(of: entry.key))]"
    if entry.value.isNull || entry.value.elements != nil || entry.value.entries != nil {
      builder.complain(
        at: entry.value.place,
        "\(path): should be a text, not \(entry.value.kindName)"
      )
      return
    }
    guard let answer = builder.text(of: entry.value, path: path, otherwise: "it is left out")
    else { return }
    var response = Response()
    response.text = Template(answer)
    response.pacing = pacing
    builder.scenario.rules.append(
      Rule(
        name: names.unique(path),
        place: builder.rulePlace(entry.key.place),
        profile: .mockllm,
        condition: condition(of: prompt),
        action: .respond(response)
      )
    )
  }

  /// The prompt is the whole last user message; the empty one wants a user message all the same.
  private static func condition(of prompt: String) -> Condition {
    var conditions: [Condition] = [
      .any([.operation(.chat), .operation(.completion)]),
      .text(.lastUser, .equals(prompt.utf8Bytes)),
    ]
    if prompt.isEmpty { conditions.append(.text(.role(.user), .contains([]))) }
    return .all(conditions)
  }

  // MARK: Defaults and settings

  private static func readFallback(
    _ root: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> String {
    guard let defaults = section("defaults", of: root, into: &builder) else {
      return unknownResponse
    }
    builder.warnOfUnknownKeys(in: defaults, known: ["unknown_response"])
    guard let node = defaults.given("unknown_response") else { return unknownResponse }
    let path = "defaults.unknown_response"
    return builder.text(of: node, path: path, otherwise: "it is ignored") ?? unknownResponse
  }

  /// One character after the other, each after its time where lag is asked for.
  ///
  /// At factor 1 a character takes a tenth of a second; in a stream between half and one and a half
  /// of that.
  private static func readPacing(
    _ root: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Pacing {
    var pacing = Pacing.chunks(.character)
    guard let settings = section("settings", of: root, into: &builder) else { return pacing }
    builder.warnOfUnknownKeys(in: settings, known: ["lag_enabled", "lag_factor"])
    let isEnabled = settings.given("lag_enabled").map { !$0.isFalse } ?? false
    var factor = 10.0
    if let node = settings.value("lag_factor") {
      guard let value = node.number, value > 0 else {
        let message = "settings.lag_factor: should be above 0; there is no lag"
        builder.complain(.warning, at: node.place, message)
        return pacing
      }
      factor = value
    }
    guard isEnabled else { return pacing }
    pacing.isChunkingAlone = false
    pacing.perTokenNanoseconds = UInt64(min(1e8 / factor, 1e13).rounded())
    pacing.firstTokenNanoseconds = pacing.perTokenNanoseconds
    pacing.countsChunks = true
    pacing.jitter = .uniform
    pacing.spreadPerMillion = 500_000
    return pacing
  }

  /// The mapping of `key`; nil where it is missing or, which the tool does not survive, null.
  private static func section(
    _ key: String,
    of root: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> ForeignSection? {
    guard let node = root.given(key) else { return nil }
    if let section = ForeignSection(node, path: key) { return section }
    builder.complain(at: node.place, "\(key): should be a mapping, not \(node.kindName)")
    return nil
  }
}
