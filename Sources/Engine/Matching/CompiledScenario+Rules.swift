// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Patterns
import Spelling

extension CompiledScenario {
  /// The index of the rule called `name` that requests of `namespace` may meet; nil for none.
  func index(ofRule name: Span<UInt8>, in namespace: Span<UInt8>) -> Int? {
    for index in scenario.rules.indices {
      let candidate = scenario.rules[index].name
      guard candidate.utf8.span.equals(name) else { continue }
      guard index < additions.count, let own = additions[index].namespace else { return index }
      if own.span.equals(namespace) { return index }
    }
    return nil
  }

  /// What is answered to a request that asks for a rule by a name that none has.
  func failure(ofMissingRule name: String) -> Failure {
    // A name that is much longer or shorter is not near, and there may be thousands.
    let bytesMax = 4 * max(2, name.utf8.count / 3)
    let candidates = scenario.rules.lazy.map(\.name).filter {
      abs($0.utf8.count - name.utf8.count) <= bytesMax
    }
    let isElsewhere = scenario.rules.contains { $0.name == name }
    let nearest = Nearest.word(to: name, in: Array(candidates.prefix(1_000)))
    let mend =
      isElsewhere
      ? "it was added for another namespace."
      : nearest.map { "did you mean \(Quotation.quoted($0))?" }
        ?? "leave the header field out, or add the rule."
    return Failure(
      .invalidRequest,
      "There is no rule named \(Quotation.quoted(name)) in the scenario; \(mend)",
      parameter: "X-Understudy-Rule"
    )
  }

  /// What is answered where a search of the rule at `index` was given up.
  func failure(of error: SearchGivenUp, rule index: Int) -> Failure {
    let rule = scenario.rules[index]
    let pattern = String(decoding: table.patterns[error.pattern].source, as: UTF8.self)
    return Failure(
      .serverError,
      "The regular expression \(Quotation.quoted(pattern: pattern)) of the rule "
        + "\(Quotation.quoted(rule.name)) takes more steps on this request than are allowed, so "
        + "nobody knows whether the rule applies; write it without repeats inside of repeats."
    )
  }
}
