// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import Testing

/// A reply whose choices say these texts.
private func reply(saying texts: [String]) -> InferenceReply {
  var reply = InferenceReply()
  for text in texts {
    var choice = Choice()
    choice.text = TextRange(start: reply.arena.count, count: text.utf8.count)
    reply.arena.append(utf8: text)
    reply.choices.append(choice)
  }
  return reply
}

/// All events of `reply`.
private func events(
  of reply: borrowing InferenceReply,
  chunking: Chunking,
  takesTurns: Bool
) -> [StreamEvent] {
  var cursor = ReplyCursor(over: reply, chunking: chunking, takesTurns: takesTurns)
  var events: [StreamEvent] = []
  while let event = cursor.next(in: reply) { events.append(event) }
  return events
}

private func text(_ choice: Int, _ start: Int, _ count: Int) -> StreamEvent {
  .text(choice: choice, text: TextRange(start: start, count: count), tokens: .empty)
}

@Suite struct `A reply's cursor` {
  @Test func `opens and closes an empty reply`() {
    let all = events(of: InferenceReply(), chunking: .whole, takesTurns: true)
    #expect(all == [.start, .end])
  }

  @Test func `walks one choice piece by piece`() {
    let one = reply(saying: ["abcde"])
    let all = events(of: one, chunking: .characters(2), takesTurns: true)
    #expect(
      all == [
        .start, .choiceStart(choice: 0), text(0, 0, 2), text(0, 2, 2), text(0, 4, 1),
        .choiceEnd(choice: 0), .end,
      ]
    )
  }

  @Test func `lets choices take turns in a stream`() {
    let two = reply(saying: ["ab", "c"])
    let all = events(of: two, chunking: .characters(1), takesTurns: true)
    #expect(
      all == [
        .start, .choiceStart(choice: 0), .choiceStart(choice: 1), text(0, 0, 1), text(1, 2, 1),
        text(0, 1, 1), .choiceEnd(choice: 1), .choiceEnd(choice: 0), .end,
      ]
    )
  }

  @Test func `lets choices follow each other in a body`() {
    let two = reply(saying: ["ab", "c"])
    let all = events(of: two, chunking: .whole, takesTurns: false)
    #expect(
      all == [
        .start, .choiceStart(choice: 0), text(0, 0, 2), .choiceEnd(choice: 0),
        .choiceStart(choice: 1), text(1, 2, 1), .choiceEnd(choice: 1), .end,
      ]
    )
  }

  @Test func `hands out calls after the text, and tokens with their piece`() {
    var reply = reply(saying: ["abc"])
    for start in 0..<3 {
      let token = TextRange(start: start, count: 1)
      reply.tokens.append(
        TokenLogprob(text: token, characterOffset: 0, logprobE8: 0, alternatives: .empty)
      )
    }
    reply.choices[0].tokens = TableRange(start: 0, count: 3)
    reply.choices[0].toolCalls = TableRange(start: 0, count: 1)
    let arguments = TextRange(start: 0, count: 2)
    reply.toolCalls.append(ToolCall(name: .empty, arguments: arguments))
    let all = events(of: reply, chunking: .characters(2), takesTurns: true)
    #expect(
      all == [
        .start, .choiceStart(choice: 0),
        .text(
          choice: 0,
          text: TextRange(start: 0, count: 2),
          tokens: TableRange(start: 0, count: 2)
        ),
        .text(
          choice: 0,
          text: TextRange(start: 2, count: 1),
          tokens: TableRange(start: 2, count: 1)
        ),
        .toolCallStart(choice: 0, call: 0),
        .toolCallArguments(choice: 0, call: 0, text: arguments), .choiceEnd(choice: 0), .end,
      ]
    )
  }
}
