// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import Testing

/// A reply whose choices say these texts, after a prompt of ten tokens.
private func reply(saying texts: [String]) -> InferenceReply {
  var reply = InferenceReply()
  reply.usage.promptTokens = 10
  for text in texts {
    var choice = Choice()
    choice.text = TextRange(start: reply.arena.count, count: text.utf8.count)
    reply.arena.append(utf8: text)
    reply.choices.append(choice)
  }
  return reply
}

/// A pacing of 100 ns to the first token, 3 for each token of the prompt and 7 for each after.
private func pacing(_ change: (inout Pacing) -> Void = { _ in }) -> Pacing {
  var pacing = Pacing()
  pacing.firstTokenNanoseconds = 100
  pacing.perPromptTokenNanoseconds = 3
  pacing.perTokenNanoseconds = 7
  change(&pacing)
  return pacing
}

/// The pieces of a reply's stream with the nanoseconds between the first token and each of them.
private func times(
  of texts: [String],
  _ pacing: Pacing,
  key: UInt64 = 1
) -> [(text: String, due: UInt64)] {
  let reply = reply(saying: texts)
  var schedule = PacingSchedule(pacing, of: reply, key: key)
  var cursor = ReplyCursor(over: reply, pacedBy: pacing)
  var due: UInt64 = 0
  var times: [(text: String, due: UInt64)] = []
  while let event = cursor.next(in: reply) {
    due += schedule.pause(before: event, in: reply)
    if case .text(_, let piece, _) = event { times.append((String(reply.text(piece)), due)) }
  }
  return times
}

private func dues(of texts: [String], _ pacing: Pacing, key: UInt64 = 1) -> [UInt64] {
  times(of: texts, pacing, key: key).map(\.due)
}

@Suite struct `The schedule of a stream` {
  @Test func `waits for the prompt before the first token`() {
    let schedule = PacingSchedule(pacing(), of: reply(saying: ["One."]), key: 1)
    #expect(schedule.firstTokenNanoseconds == 130)
  }

  @Test func `counts each token from the one before`() {
    let times = times(of: ["One two three."], pacing())
    #expect(times.map(\.text) == ["One", " two", " three", "."])
    #expect(times.map(\.due) == [0, 7, 14, 21])
  }

  @Test(arguments: [
    (Chunking.word, ["One", " two", " three."], [0, 7, 21] as [UInt64]),
    (.whole, ["One two three."], [21]),
    (.characters(5), ["One t", "wo th", "ree."], [7, 14, 21]),
  ])
  func `takes as long whatever the chunks`(chunking: Chunking, texts: [String], dues: [UInt64]) {
    let times = times(of: ["One two three."], pacing { $0.chunking = chunking })
    #expect(times.map(\.text) == texts)
    #expect(times.map(\.due) == dues)
  }

  @Test func `has a token's characters come together`() {
    let dues = dues(of: ["One two"], pacing { $0.chunking = .character })
    #expect(dues == [0, 0, 0, 7, 7, 7, 7])
  }

  @Test func `counts chunks where it is told to`() {
    let pacing = pacing {
      $0.chunking = .character
      $0.countsChunks = true
    }
    #expect(dues(of: ["One"], pacing) == [0, 7, 14])
  }

  @Test func `lets choices go on side by side`() {
    let times = times(of: ["One two three", "Four"], pacing())
    #expect(times.map(\.text) == ["One", "Four", " two", " three"])
    #expect(times.map(\.due) == [0, 0, 7, 14])
  }

  @Test(arguments: [["One two three."], ["One two three", "Four"], [""], []])
  func `is as long as its stream takes`(texts: [String]) {
    for spread: UInt32 in [0, 300_000] {
      let pacing = pacing {
        $0.jitter = .normal
        $0.spreadPerMillion = spread
      }
      let schedule = PacingSchedule(pacing, of: reply(saying: texts), key: 5)
      let last = dues(of: texts, pacing, key: 5).last
      #expect(schedule.length(of: reply(saying: texts)) == last ?? 0)
    }
  }

  @Test func `has no delays where only a first token takes time`() {
    #expect(dues(of: ["One two three."], pacing { $0.perTokenNanoseconds = 0 }) == [0, 0, 0, 0])
  }

  @Test func `keeps within bounds whatever a file says`() {
    let pacing = pacing {
      $0.firstTokenNanoseconds = .max
      $0.perPromptTokenNanoseconds = .max
      $0.jitter = .lognormal
      $0.spreadPerMillion = .max
    }
    let schedule = PacingSchedule(pacing, of: reply(saying: ["One two."]), key: 1)
    #expect(schedule.firstTokenNanoseconds <= 3_600_000_000_000)
  }
}

@Suite struct `Jitter` {
  /// Delays of a thousand tokens at 1 ms each.
  private func delays(_ law: Pacing.Distribution, spread: UInt32, key: UInt64 = 1) -> [UInt64] {
    let pacing = pacing {
      $0.perTokenNanoseconds = 1_000_000
      $0.jitter = law
      $0.spreadPerMillion = spread
    }
    let text = String(repeating: " word", count: 1001)
    let dues = dues(of: [text], pacing, key: key)
    return zip(dues.dropFirst(), dues).map { $0 - $1 }
  }

  @Test(arguments: [
    (Pacing.Distribution.uniform, 173_205.0), (.normal, 300_000), (.lognormal, 306_878),
  ])
  func `has the mean of the delay and the spread that was asked for`(
    law: Pacing.Distribution,
    deviation: Double
  ) {
    let delays = delays(law, spread: 300_000).map { Double($0) }
    let mean = delays.reduce(0, +) / Double(delays.count)
    let variance = delays.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(delays.count)
    #expect(abs(mean - 1_000_000) < 25_000)
    #expect(abs(variance.squareRoot() / deviation - 1) < 0.1)
  }

  @Test func `of the uniform law stays within its spread`() {
    let delays = delays(.uniform, spread: 300_000)
    #expect(delays.allSatisfy { $0 >= 700_000 && $0 <= 1_300_000 })
    #expect(delays.min().map { $0 < 710_000 } == true)
    #expect(delays.max().map { $0 > 1_290_000 } == true)
  }

  @Test(arguments: Pacing.Distribution.allCases)
  func `is the same for the same key, and another for another`(law: Pacing.Distribution) {
    #expect(delays(law, spread: 300_000) == delays(law, spread: 300_000))
    #expect(delays(law, spread: 300_000) != delays(law, spread: 300_000, key: 2))
  }

  @Test(arguments: [
    (Pacing.Distribution.uniform, [778_858, 1_228_830, 1_075_015, 705_785] as [UInt64]),
    (.normal, [1_153_000, 1_322_350, 932_991, 1_156_118]),
    (.lognormal, [1_114_048, 1_319_628, 894_036, 1_117_527]),
  ])
  func `never changes`(law: Pacing.Distribution, first: [UInt64]) {
    #expect(Array(delays(law, spread: 300_000).prefix(4)) == first)
  }
}
