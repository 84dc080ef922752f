// SPDX-License-Identifier: MIT
import Inference

extension Failure {
  /// The failure in the words of the tool called `profile`, whose file comes first, where that tool
  /// has words for a body that cannot be read.
  func worded(as profile: Profile, for operation: Operation) -> Failure {
    guard profile == .mocktopus else { return self }
    var failure = self
    if case .malformedJSON(let reason, let offset) = kind {
      failure.message = "Invalid JSON: \(reason) (at byte \(offset))"
    } else if operation == .embedding, parameter == "input" {
      failure.message = "Input must be string or array of strings"
    }
    return failure
  }
}
