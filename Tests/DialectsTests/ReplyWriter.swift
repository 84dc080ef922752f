// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Inference

/// Puts a reply together by hand and writes it in the words of a dialect.
struct ReplyWriter<D: Dialect>: ~Copyable {
  /// What was asked.
  let request: InferenceRequest
  /// What is answered.
  var reply = InferenceReply()
  /// Who answers and when.
  let identity = ReplyIdentity(key: 42, created: 1_704_067_200, fingerprint: 0xfeed_0123_4567_89ab)

  /// A writer of an answer to the body `text`.
  init(to text: String, for operation: Inference.Operation = .chat) throws {
    request = try decode(text, for: operation, by: D.self)
  }

  /// Keeps `text` in the reply's arena.
  mutating func text(_ text: String) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(utf8: text)
    return TextRange(start: start, count: reply.arena.count - start)
  }

  /// Adds a choice that says `text`.
  mutating func say(_ text: String, _ reason: FinishReason = .stop) {
    var choice = Choice()
    choice.text = self.text(text)
    choice.finishReason = reason
    reply.choices.append(choice)
  }

  /// Adds a choice that says these tokens, each with alternatives.
  mutating func say(tokens: [(bytes: [UInt8], logprobE8: Int, others: [([UInt8], Int)])]) {
    var choice = Choice()
    let start = reply.arena.count
    for token in tokens { reply.arena.append(token.bytes.span) }
    choice.text = TextRange(start: start, count: reply.arena.count - start)
    choice.tokens = TableRange(start: reply.tokens.count, count: tokens.count)
    var place = start
    var characters = promptCharacters
    for token in tokens {
      let range = TextRange(start: place, count: token.bytes.count)
      place += token.bytes.count
      let alternatives = TableRange(start: reply.alternatives.count, count: token.others.count)
      for (bytes, logprobE8) in token.others {
        let start = reply.arena.count
        reply.arena.append(bytes.span)
        let text = TextRange(start: start, count: bytes.count)
        reply.alternatives.append(TokenAlternative(text: text, logprobE8: logprobE8))
      }
      reply.tokens.append(
        TokenLogprob(
          text: range,
          characterOffset: characters,
          logprobE8: token.logprobE8,
          alternatives: alternatives
        )
      )
      characters += token.bytes.count { $0 & 0xC0 != 0x80 }
    }
    reply.choices.append(choice)
  }

  /// Characters of the prompt that a legacy completion goes on with.
  private var promptCharacters: Int {
    guard request.operation == .completion, !request.echoesPrompt else { return 0 }
    return request.text(request.parts[0].text).scalarCount
  }

  /// Adds a choice that makes these calls.
  mutating func call(
    _ calls: [(name: String, arguments: String, isText: Bool)],
    reason: FinishReason = .toolCalls
  ) {
    var choice = Choice()
    choice.finishReason = reason
    choice.toolCalls = TableRange(start: reply.toolCalls.count, count: calls.count)
    for call in calls {
      let (name, arguments) = (text(call.name), text(call.arguments))
      reply.toolCalls.append(ToolCall(name: name, arguments: arguments, isText: call.isText))
    }
    reply.choices.append(choice)
  }

  /// Says what the exchange counts.
  mutating func count(prompt: Int, completion: Int, reasoning: Int = 0) {
    reply.usage.promptTokens = prompt
    reply.usage.completionTokens = completion
    reply.usage.reasoningTokens = reasoning
  }

  /// The reply as one JSON body, its texts in pieces of so many bytes at most.
  func whole(pieceBytesMax: Int = .max) -> String {
    var output = ByteBuffer()
    write(.start, .whole, &output)
    for index in reply.choices.indices {
      for event in events(of: index, pieceBytesMax) { write(event, .whole, &output) }
    }
    write(.end, .whole, &output)
    return string(output)
  }

  /// The reply as a stream: the choices take turns, texts come in pieces of a few bytes.
  func stream(pieceBytesMax: Int = 4) -> String {
    var output = ByteBuffer()
    write(.start, .stream, &output)
    var queues = reply.choices.indices.map { events(of: $0, pieceBytesMax)[...] }
    while queues.contains(where: { !$0.isEmpty }) {
      for index in queues.indices {
        if let event = queues[index].popFirst() { write(event, .stream, &output) }
      }
    }
    write(.end, .stream, &output)
    return string(output)
  }

  private func write(_ event: StreamEvent, _ form: ReplyForm, _ output: inout ByteBuffer) {
    D.encode(event, of: reply, to: request, as: identity, form: form, into: &output)
  }

  private func events(of index: Int, _ bytesMax: Int) -> [StreamEvent] {
    let choice = reply.choices[index]
    var events = [StreamEvent.choiceStart(choice: index)]
    for piece in pieces(of: choice.reasoning, bytesMax) {
      events.append(.reasoning(choice: index, text: piece))
    }
    if choice.tokens.isEmpty {
      for piece in pieces(of: choice.text, bytesMax) {
        events.append(.text(choice: index, text: piece, tokens: .empty))
      }
    } else if let text = choice.text {
      events += tokenEvents(of: index, choice, text)
    }
    for piece in pieces(of: choice.refusal, bytesMax) {
      events.append(.refusal(choice: index, text: piece))
    }
    for call in choice.toolCalls.indices {
      events.append(.toolCallStart(choice: index, call: call))
      for piece in pieces(of: reply.toolCalls[call].arguments, bytesMax) {
        events.append(.toolCallArguments(choice: index, call: call, text: piece))
      }
    }
    return events + [.choiceEnd(choice: index)]
  }

  /// One piece for each run of tokens that makes whole characters.
  private func tokenEvents(of index: Int, _ choice: Choice, _ text: TextRange) -> [StreamEvent] {
    var events: [StreamEvent] = []
    var start = text.start
    var end = start
    var first = choice.tokens.start
    for place in choice.tokens.indices {
      end += reply.tokens[place].text.count
      guard end == text.end || isBoundary(end) else { continue }
      let piece = TextRange(start: start, count: end - start)
      let tokens = TableRange(start: first, count: place + 1 - first)
      events.append(.text(choice: index, text: piece, tokens: tokens))
      (start, first) = (end, place + 1)
    }
    return events
  }

  private func pieces(of whole: TextRange?, _ bytesMax: Int) -> [TextRange] {
    guard let whole else { return [] }
    var pieces: [TextRange] = []
    var start = whole.start
    while start < whole.end {
      var end = whole.end - start > bytesMax ? start + bytesMax : whole.end
      while end < whole.end, !isBoundary(end) { end += 1 }
      pieces.append(TextRange(start: start, count: end - start))
      start = end
    }
    return pieces
  }

  /// Whether a character begins at `offset` of the arena.
  private func isBoundary(_ offset: Int) -> Bool {
    reply.arena.bytes[offset] & 0xC0 != 0x80
  }
}

/// The UTF-8 text in `buffer`.
func string(_ buffer: borrowing ByteBuffer) -> String {
  let bytes = buffer.bytes
  return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
}
