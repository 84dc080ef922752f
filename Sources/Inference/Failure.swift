// SPDX-License-Identifier: MIT

/// A request that is answered with an error, in no provider's words: each dialect words it.
///
/// Failures are rare, so they may hold strings.
package struct Failure: Error, Sendable, Equatable {
  /// What went wrong; every dialect has a status and a wording for each.
  package enum Kind: Sendable, Equatable {
    /// The request breaks a rule of the API (400).
    case invalidRequest
    /// The body is no JSON, for this reason (the end of a sentence) and from this byte on (400).
    case malformedJSON(reason: String, offset: Int)
    /// The prompt and the completion asked for do not fit the model's context (400).
    case contextLength(promptTokens: Int, completionTokens: Int, tokensMax: Int)
    /// The input at `index` of an embedding request has too many tokens (400).
    case inputLength(index: Int, tokens: Int, tokensMax: Int)
    /// The inputs of an embedding request have too many tokens in all (400).
    case inputsLength(tokens: Int, tokensMax: Int)
    /// A content filter struck (400).
    case contentFilter
    /// No or a wrong key (401).
    case authentication
    /// The key may not do this (403).
    case permission
    /// No such model (404).
    case modelNotFound
    /// No such route or object (404).
    case notFound
    /// The route exists, but not for this method (405).
    case methodNotAllowed
    /// The request did not arrive in time (408).
    case requestTimeout
    /// The body or the head is larger than allowed (413, 431).
    case tooLarge
    /// The body is of a type or coding that is not read (415).
    case unsupportedMediaType
    /// Too many requests or tokens (429).
    case rateLimit
    /// The provider is overloaded (503, or 529 where it has that).
    case overloaded
    /// The provider gave up waiting (504).
    case timeout
    /// The provider failed (500).
    case serverError
  }

  /// What went wrong.
  package var kind: Kind
  /// What is wrong and how to mend it, a sentence for the client's developer.
  ///
  /// Empty where the dialect has a wording of its own for the kind.
  package var message: String
  /// The request field to blame, as JSON path such as `messages[1].content`.
  package var parameter: String?
  /// A machine-readable code that the API knows, such as `context_length_exceeded`.
  package var code: String?
  /// An HTTP status in place of the kind's own.
  package var status: Int?
  /// The error's type in place of the dialect's word for the kind.
  package var type: String?
  /// The whole body in place of the dialect's, as JSON text; for foreign formats.
  package var body: String?
  /// Seconds for `Retry-After`.
  package var retryAfterSeconds: Int?
  /// The scenario's rate limit that struck; for `.rateLimit` only.
  package var excess: RateExcess?

  /// A failure of `kind` that says `message`.
  package init(
    _ kind: Kind,
    _ message: String,
    parameter: String? = nil,
    code: String? = nil,
    status: Int? = nil
  ) {
    self.kind = kind
    self.message = message
    self.parameter = parameter
    self.code = code
    self.status = status
  }
}
