// SPDX-License-Identifier: MIT

extension InferenceRequest {
  /// Most completion tokens of a choice, by the request and by the model; nil for no limit.
  package var completionTokensMax: Int? {
    guard let modelMax = facts?.completionTokensMax else { return tokensMax }
    return min(tokensMax ?? modelMax, modelMax)
  }

  /// The completion tokens that the request allows where they are more than the model's most; nil
  /// where they are not.
  package var tokensBeyondModel: (tokens: Int, tokensMax: Int)? {
    guard let tokensMax, let modelMax = facts?.completionTokensMax, tokensMax > modelMax else {
      return nil
    }
    return (tokensMax, modelMax)
  }
}
