// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// The habits that the rules and the fallbacks of another tool's file answer with.
extension Engine {
  /// Finishes an answer by the habits of its profile: what it counts, and what it leaves out.
  func settle(
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    into reply: inout InferenceReply
  ) {
    guard reply.profile != .native, request.operation != .tokenCount else { return }
    countAsTool(request, body, into: &reply)
    guard request.operation == .chat else { return }
    for index in reply.choices.indices {
      reply.choices[index].text = kept(reply.choices[index], request, reply.profile)
    }
    if reply.profile == .mockllm, !request.isStream { delayAsStream(&reply) }
  }

  /// The text that the tool sends of a choice.
  ///
  /// A chat completion that calls tools has no text for any of them. An empty text is no block of
  /// a message for fakellm, and no event of a stream for mockllm.
  private func kept(
    _ choice: Choice,
    _ request: borrowing InferenceRequest,
    _ profile: Profile
  ) -> TextRange? {
    switch request.api {
    case .openai: choice.toolCalls.isEmpty ? choice.text : nil
    case .anthropic:
      choice.text?.isEmpty == true
        && (profile == .fakellm || profile == .mockllm && request.isStream)
        ? nil : choice.text
    }
  }

  /// Sends a whole answer after the time that its stream would take, where the lag is mockllm's.
  private func delayAsStream(_ reply: inout InferenceReply) {
    guard let pacing = reply.pacing, pacing.countsChunks, pacing.perTokenNanoseconds > 0,
      let text = reply.choices.first?.text
    else { return }
    let characters = UInt64(reply.text(text).scalarCount)
    let (delay, overflows) = characters.multipliedReportingOverflow(by: pacing.perTokenNanoseconds)
    reply.delayNanoseconds = overflows ? .max : delay
    reply.pacing = nil
  }

  // MARK: Tokens

  /// Counts tokens as the tool does in place of our own way.
  private func countAsTool(
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    into reply: inout InferenceReply
  ) {
    switch reply.profile {
    case .native, .tokenpak: return
    case .mocktopus:
      guard request.operation != .embedding else {
        reply.usage.promptTokens = ForeignTokens.words(ofInputs: request)
        return
      }
      reply.usage = Usage()
      reply.usage.promptTokens = 10
      reply.usage.completionTokens = 20
    case .mockllm:
      guard request.operation != .embedding else { return }
      reply.usage = Usage()
      reply.usage.promptTokens = ForeignTokens.mockllmPrompt(body, request)
      for choice in reply.choices {
        guard let text = choice.text else { continue }
        reply.usage.completionTokens += ForeignTokens.words(reply.text(text))
      }
    case .fakellm:
      guard request.operation != .embedding else { return }
      reply.usage = Usage()
      reply.usage.promptTokens = ForeignTokens.fakellmPrompt(body, request)
      reply.usage.completionTokens = fakellmCompletion(body, reply)
    }
  }

  /// fakellm counts its echo where a rule only calls tools, though nobody hears it.
  private func fakellmCompletion(
    _ body: JSONNode,
    _ reply: borrowing InferenceReply
  ) -> Int {
    guard let text = reply.choices.first?.text else {
      var echo = ByteBuffer(capacity: 64)
      Fingerprint.append(body, to: &echo)
      return ForeignTokens.quarters(echo.bytes.scalarCount)
    }
    return ForeignTokens.quarters(reply.text(text).scalarCount)
  }

  // MARK: Refusals

  /// What a request is refused with that no rule of Mocktopus' file answers.
  func mocktopusMiss(_ request: borrowing InferenceRequest) -> Failure {
    let isEmbedding = request.operation == .embedding
    // Of a kind whose wording brings no code.
    var failure = Failure(
      .invalidRequest,
      isEmbedding
        ? "No matching rule found for embeddings request" : "No matching mock rule found",
      status: 404
    )
    // In Anthropic's shape the type follows from the status.
    if request.api == .openai { failure.type = isEmbedding ? "server_error" : "not_found" }
    return failure
  }

  /// mockllm's refusal of a conversation in which no user speaks.
  func checkUser(_ request: borrowing InferenceRequest, _ profile: Profile) throws(Failure) {
    guard profile == .mockllm, request.operation == .chat,
      !request.messages.contains(where: { $0.role == .user })
    else { return }
    var failure = Failure(.invalidRequest, "No user message found in request")
    failure.body = "{\"detail\":\"No user message found in request\"}"
    throw failure
  }
}
