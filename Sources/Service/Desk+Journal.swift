// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference

extension Desk {
  /// The rule that answers the request at hand.
  mutating func matchedRule() -> MatchedRule? {
    guard let index = reply.rule else { return nil }
    return matched.rule(index, of: workspace.compiled, shard)
  }

  /// Notes the request at hand in the journal, and that it is answered by `rule` or by none.
  func note(_ rule: MatchedRule?, status: Int) {
    note(rule, status: status, rule == nil ? .fallback : .rule, message: "", reply.usage)
  }

  /// Notes the request at hand in the journal, and that it fails with `message`.
  func note(_ rule: MatchedRule?, status: Int, _ failure: Failure, message: String) {
    var decision = JournalEntry.Decision.refusal
    if rule != nil {
      decision = .rule
    } else if control?.demandsFailure == true {
      decision = .request
    } else if failure.kind == .notFound {
      // What no rule applies to is an error by the scenario's own word.
      decision = .fallback
    }
    note(rule, status: status, decision, message: message, Usage())
  }

  private func note(
    _ rule: MatchedRule?,
    status: Int,
    _ decision: JournalEntry.Decision,
    message: String,
    _ usage: Usage
  ) {
    guard let journal else { return }
    journal.locked { ring in
      ring.append { number, texts in
        let start = texts.count
        let isCut = !appendText(to: &texts)
        let text = JournalText(from: start, in: texts)
        return JournalEntry(
          nanoseconds: arrival,
          number: number,
          rule: rule,
          api: request.api,
          operation: request.operation,
          isStream: request.isStream,
          decision: decision,
          isCut: isCut,
          status: UInt16(clamping: status),
          waitMilliseconds: UInt32(clamping: waitMilliseconds),
          promptTokens: UInt32(clamping: usage.promptTokens),
          completionTokens: UInt32(clamping: usage.completionTokens),
          fault: reply.fault,
          model: append(request.model, to: &texts),
          namespace: append(request.namespace, to: &texts),
          conversation: appendConversation(to: &texts),
          text: text,
          message: Self.append(message, to: &texts)
        )
      }
    }
  }

  // MARK: Texts

  /// Appends the last user message, or the first input to embed; false where it does not fit.
  private func appendText(to texts: inout ByteBuffer) -> Bool {
    let start = texts.count
    if request.operation == .embedding {
      guard let input = request.inputs.first, input.kind == .text else { return true }
      return Self.append(request.text(input.range), to: &texts, from: start)
    }
    guard let message = request.messages.last(where: { $0.role == .user }) else { return true }
    for index in message.parts.indices where request.parts[index].kind == .text {
      if texts.count > start { texts.append("\n") }
      guard Self.append(request.text(request.parts[index].text), to: &texts, from: start) else {
        return false
      }
    }
    return true
  }

  /// Appends the conversation that the answer tells, or else the one that the request names.
  private func appendConversation(to texts: inout ByteBuffer) -> JournalText {
    if let conversation = reply.conversation {
      let start = texts.count
      _ = Self.append(reply.text(conversation), to: &texts, from: start)
      return JournalText(from: start, in: texts)
    }
    return request.conversation.map { append($0, to: &texts) } ?? .empty
  }

  private func append(_ range: TextRange, to texts: inout ByteBuffer) -> JournalText {
    guard !range.isEmpty else { return .empty }
    let start = texts.count
    _ = Self.append(request.text(range), to: &texts, from: start)
    return JournalText(from: start, in: texts)
  }

  private static func append(_ message: String, to texts: inout ByteBuffer) -> JournalText {
    guard !message.isEmpty else { return .empty }
    let start = texts.count
    var message = message
    message.makeContiguousUTF8()
    _ = append(message.utf8.span, to: &texts, from: start)
    return JournalText(from: start, in: texts)
  }

  /// Appends as much of `text` as there is room for behind `start`; tells whether that is all.
  private static func append(
    _ text: Span<UInt8>,
    to texts: inout ByteBuffer,
    from start: Int
  ) -> Bool {
    let room = max(JournalRing.textBytesMax - (texts.count - start), 0)
    texts.append(text.extracting(0..<min(text.count, room)))
    return text.count <= room
  }
}
