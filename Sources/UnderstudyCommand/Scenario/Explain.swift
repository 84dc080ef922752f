// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Glibc
import Ledger
import Options
import Scenarios
import Service

/// `understudy explain`: why each rule of a scenario applies to a request or not.
struct Explain {
  private let scenario: Scenario
  private let explanation: RequestExplanation
  /// What the client hears where the request is refused though no rule says so.
  private let refusal: String?

  /// Prints a verdict on each rule, then what answers.
  static func run(_ settings: ExplainSettings) -> ExitCode {
    let sample = settings.sample
    let watched = WatchedScenario(paths: sample.scenarios)
    if let code = ScenarioReport.complain(of: watched.reload()) { return code }
    guard let message = SampleMessage(sample) else { return .usage }
    let service = Service(sample, watched)
    let client = InProcess(service)
    let explanation = client.explain(message.path, message.fields, message.body.span)
    // What is asked next has to be the first request again.
    watched.live.state.reset()
    let refusal = refusal(of: message, by: service)
    guard let explanation else {
      Console.complain("the request reaches no rule: \(refusal ?? "it is not answered")")
      return .failure
    }
    let scenario = watched.live.current.scenario
    let explain = Explain(scenario: scenario, explanation: explanation, refusal: refusal)
    return Console.write(explain.text, to: STDOUT_FILENO) ? .success : .failure
  }

  /// What is answered to a request that is refused; nil where it is not.
  private static func refusal(of message: SampleMessage, by service: Service) -> String? {
    var client = InProcess(service)
    var answer = ByteBuffer()
    var isRefused = false
    _ = client.post(message.path, message.fields, message.body.span) { status, _ in
      isRefused = status >= 400
      return true
    } take: { piece in
      answer.append(piece.bytes)
      piece.removeAll()
      return true
    }
    guard isRefused else { return nil }
    return AnswerText.at("/error/message", in: answer) ?? String(answer)
  }

  /// The verdicts, and what answers.
  private var text: String {
    var text = ""
    for verdict in explanation.verdicts {
      let place = "\(verdict.place.file):\(verdict.place.line)"
      text += "\(place): \(verdict.name): \(word(for: verdict))\n"
      for reason in verdict.reasons { text += "  \(reason)\n" }
    }
    if let answering = explanation.answering {
      return text + "\n\"\(scenario.rules[answering].name)\" answers.\n"
    }
    if let refusal, !isErrorFallback {
      return text + "\nNo rule answers: the request is refused. \(refusal)\n"
    }
    text += "\nNo rule answers, but \(fallback). A rule that would apply:\n\n"
    return text + explanation.suggestion
  }

  /// What becomes of a rule.
  private func word(for verdict: RuleVerdict) -> String {
    guard verdict.applies else { return "does not apply" }
    let answering = explanation.answering ?? .max
    if verdict.rule == answering { return "applies, and answers" }
    if verdict.rule > answering { return "applies, but another comes first" }
    let isDrawn = scenario.rules[verdict.rule].probability != nil
    return isDrawn ? "applies, but is not drawn this time" : "applies, but leaves this to others"
  }

  /// Whether a miss is an error by the scenario's own word.
  private var isErrorFallback: Bool {
    if case .error = scenario.fallback { true } else { false }
  }

  /// What answers where no rule does.
  private var fallback: String {
    switch scenario.fallback {
    case .error: "an error"
    case .echo: "the echo"
    case .fingerprint: "the fingerprint"
    case .prose: "prose"
    case .text: "the fallback's text"
    }
  }
}
