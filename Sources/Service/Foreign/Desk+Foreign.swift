// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import HTTP
import Inference
import JSON

extension Desk {
  /// Decodes a body as its API has it or, where that refuses it and files of another tool are
  /// loaded, as that tool reads it; returns the refusal then.
  static func decode<D: Dialect>(
    _ dialect: D.Type,
    _ root: JSONNode,
    _ http: borrowing Request,
    _ compiled: CompiledScenario,
    into request: inout InferenceRequest
  ) throws(Failure) -> Failure? {
    let operation = request.operation
    let catalogue = compiled.catalogue
    do throws(Failure) {
      try D.decode(root, for: operation, of: http, catalogue: catalogue, into: &request)
      return nil
    } catch {
      let scenario = compiled.scenario
      guard let profile = scenario.leniency else { throw error }
      request.resetBody()
      let isRead = D.decodeLeniently(
        root,
        as: profile,
        for: operation,
        catalogue: catalogue,
        into: &request
      )
      guard isRead else { throw error.worded(as: scenario.profile, for: operation) }
      return error
    }
  }

  /// Notes the answer to a request whose body is `text` for the pages of the tool whose file has
  /// answered; answers of our own are not noted.
  func note(_ text: Span<UInt8>, isFailure: Bool) {
    switch reply.profile {
    case .native, .mockllm, .tokenpak: return
    case .mocktopus:
      // The tool counts neither errors nor what no rule answers.
      guard !isFailure, request.operation != .tokenCount else { return }
      foreign.note(
        MocktopusSavings.Saving(
          model: String(request.text(request.model)),
          usage: reply.usage,
          picoUSD: saved,
          seconds: now
        )
      )
    case .fakellm:
      // The tool counts its errors, too, but not requests that it cannot read.
      guard request.operation == .chat, !isFailure || reply.rule != nil else { return }
      foreign.note(
        FakellmStats.Visit(
          seconds: now,
          api: request.api,
          model: model(in: text),
          isStream: request.isStream,
          rule: reply.rule.map { workspace.compiled.scenario.rules[$0].name },
          conversation: conversation,
          turn: reply.fakellmTurn ?? 1
        )
      )
    }
  }

  /// What the answer would have cost, in 10⁻¹² USD.
  private var saved: UInt128 {
    if let cost = reply.costPicoUSD { return UInt128(max(cost, 0)) }
    guard let prices = request.facts?.prices else { return 0 }
    let prompt = UInt128(max(reply.usage.promptTokens, 0))
    let completion = UInt128(max(reply.usage.completionTokens, 0))
    return prompt * UInt128(prices.inputPicoUSDPerToken)
      + completion * UInt128(prices.outputPicoUSDPerToken)
  }

  /// The model that the body names.
  private func model(in text: Span<UInt8>) -> String? {
    guard let node = tape.root(in: text).member("model"), !node.isNull else { return nil }
    var buffer = ByteBuffer(capacity: 64)
    if node.kind == .string {
      node.appendText(to: &buffer)
    } else {
      node.appendCompact(to: &buffer)
    }
    return String(buffer)
  }

  /// The id of the conversation, as the answer's header field has it.
  private var conversation: String {
    for header in reply.headers
    where reply.text(header.name).equals("x-fakellm-conversation-id") {
      return String(reply.text(header.value))
    }
    return ""
  }
}
