// SPDX-License-Identifier: MIT
import Bytes
import Seeds

/// One sentence of prose: what it consists of, and how it is written.
///
/// At least *the child waited.*, four tokens. Opening phrase, object, places and further clauses
/// cost two tokens and more; adjectives and adverbs cost one each and fill what remains.
struct ProseSentence {
  /// Tokens of the opening phrase: none, two as in *Later,* or four as in *In the evening,*.
  private var opening = 0
  /// Whether somebody does something to something.
  private var hasObject = false
  /// Places named, at most two.
  private var places = 0
  /// Further clauses, at most two.
  private var clauses = 0
  /// Which words of one token each are there, by the bits of `Slot`.
  private var slots: UInt16 = 0

  /// The places for adjectives and adverbs, each a bit.
  private enum Slot {
    static var subject: UInt16 { 1 }
    static var subjectAgain: UInt16 { 2 }
    static var adverb: UInt16 { 4 }
    static var object: UInt16 { 8 }
    static var objectAgain: UInt16 { 16 }
    /// The adjective of the place numbered `index`.
    static func place(_ index: Int) -> UInt16 { 32 << UInt16(index) }
    /// The adjective of the clause numbered `index`.
    static func clause(_ index: Int) -> UInt16 { 128 << UInt16(index) }
    /// The adverb of the clause numbered `index`.
    static func clauseAdverb(_ index: Int) -> UInt16 { 512 << UInt16(index) }
  }

  /// A sentence of `tokens` tokens, 4 to 24.
  init(tokens: Int, _ draws: inout Draws) {
    precondition(tokens >= 4 && tokens <= 24, "a sentence has 4 to 24 tokens")
    var rest = tokens - 4
    while rest > 1, rest > available.nonzeroBitCount || draws.next(below: 3) > 0 {
      addPart(&rest, &draws)
    }
    while rest > 0 {
      slots |= Self.bit(Int(draws.next(below: UInt64(free.nonzeroBitCount))), of: free)
      rest -= 1
    }
  }

  /// The words of one token that the parts have room for.
  private var available: UInt16 {
    var bits = Slot.subject | Slot.subjectAgain | Slot.adverb
    if hasObject { bits |= Slot.object | Slot.objectAgain }
    for index in 0..<places { bits |= Slot.place(index) }
    for index in 0..<clauses { bits |= Slot.clause(index) | Slot.clauseAdverb(index) }
    return bits
  }

  /// Those that are not there yet.
  private var free: UInt16 { available & ~slots }

  /// The bit of `bits` that has `index` others below it.
  private static func bit(_ index: Int, of bits: UInt16) -> UInt16 {
    var bits = bits
    for _ in 0..<index { bits &= bits - 1 }
    return bits & (0 &- bits)
  }

  /// Adds one of the larger parts that fit into `rest`, if the draw falls on one that does.
  private mutating func addPart(_ rest: inout Int, _ draws: inout Draws) {
    switch draws.next(below: 8) {
    case 0 where rest >= 2 && opening == 0:
      (opening, rest) = (2, rest - 2)
    case 1 where rest >= 4 && opening == 0:
      (opening, rest) = (4, rest - 4)
    case 2...4 where rest >= 2 && !hasObject:
      (hasObject, rest) = (true, rest - 2)
    case 5...6 where rest >= 3 && places < 2:
      (places, rest) = (places + 1, rest - 3)
    case 7 where rest >= 5 && clauses < 2:
      (clauses, rest) = (clauses + 1, rest - 5)
    default: break
    }
  }

  // MARK: Writing

  /// Appends the sentence, which begins with a capital and ends with a full stop.
  mutating func append(into buffer: inout ByteBuffer, _ draws: inout Draws) {
    appendOpening(into: &buffer, &draws)
    appendPhrase(
      Self.pick(ProseWords.people, &draws),
      ProseWords.qualities,
      (slots & Slot.subject != 0 ? 1 : 0) + (slots & Slot.subjectAgain != 0 ? 1 : 0),
      isFirst: opening == 0,
      into: &buffer,
      &draws
    )
    if hasObject {
      append(Self.pick(ProseWords.deeds, &draws), into: &buffer)
      appendPhrase(
        Self.pick(ProseWords.things, &draws),
        ProseWords.looks,
        (slots & Slot.object != 0 ? 1 : 0) + (slots & Slot.objectAgain != 0 ? 1 : 0),
        into: &buffer,
        &draws
      )
    } else {
      append(Self.pick(ProseWords.doings, &draws), into: &buffer)
    }
    if slots & Slot.adverb != 0 { append(Self.pick(ProseWords.adverbs, &draws), into: &buffer) }
    for index in 0..<places { appendPlace(index, into: &buffer, &draws) }
    for index in 0..<clauses { appendClause(index, into: &buffer, &draws) }
    buffer.append(".")
  }

  private func appendOpening(into buffer: inout ByteBuffer, _ draws: inout Draws) {
    switch opening {
    case 2: buffer.append(Self.pick(ProseWords.openings, &draws))
    case 4:
      let isEvent = draws.next() & 1 == 0
      buffer.append(isEvent ? "After" : "In")
      append("the", into: &buffer)
      append(Self.pick(isEvent ? ProseWords.events : ProseWords.times, &draws), into: &buffer)
    default: return
    }
    buffer.append(",")
  }

  private func appendPlace(_ index: Int, into buffer: inout ByteBuffer, _ draws: inout Draws) {
    append(Self.pick(ProseWords.prepositions, &draws), into: &buffer)
    append("the", into: &buffer)
    if slots & Slot.place(index) != 0 {
      append(Self.pick(ProseWords.looks, &draws), into: &buffer)
    }
    append(Self.pick(ProseWords.places, &draws), into: &buffer)
  }

  private func appendClause(_ index: Int, into buffer: inout ByteBuffer, _ draws: inout Draws) {
    buffer.append(",")
    append(Self.pick(ProseWords.conjunctions, &draws), into: &buffer)
    appendPhrase(
      Self.pick(ProseWords.people, &draws),
      ProseWords.qualities,
      slots & Slot.clause(index) != 0 ? 1 : 0,
      into: &buffer,
      &draws
    )
    append(Self.pick(ProseWords.doings, &draws), into: &buffer)
    if slots & Slot.clauseAdverb(index) != 0 {
      append(Self.pick(ProseWords.adverbs, &draws), into: &buffer)
    }
  }

  /// A noun with its article and `count` different adjectives.
  private func appendPhrase(
    _ noun: StaticString,
    _ adjectives: [StaticString],
    _ count: Int,
    isFirst: Bool = false,
    into buffer: inout ByteBuffer,
    _ draws: inout Draws
  ) {
    let place = Int(draws.next(below: UInt64(adjectives.count)))
    let step = 1 + Int(draws.next(below: UInt64(adjectives.count - 1)))
    let next = (place + step) % adjectives.count
    let isDefinite = draws.next(below: 3) > 0
    let first = count > 0 ? adjectives[place] : noun
    if isFirst {
      buffer.append(isDefinite ? "The" : Self.opensWithVowel(first) ? "An" : "A")
    } else {
      append(isDefinite ? "the" : Self.opensWithVowel(first) ? "an" : "a", into: &buffer)
    }
    if count > 0 { append(adjectives[place], into: &buffer) }
    if count > 1 { append(adjectives[next], into: &buffer) }
    append(noun, into: &buffer)
  }

  private static func opensWithVowel(_ word: StaticString) -> Bool {
    // No word of the lists is empty.
    switch unsafe word.utf8Start.pointee {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"): true
    default: false
    }
  }

  private func append(_ word: StaticString, into buffer: inout ByteBuffer) {
    buffer.append(" ")
    buffer.append(word)
  }

  private static func pick(_ words: [StaticString], _ draws: inout Draws) -> StaticString {
    words[Int(draws.next(below: UInt64(words.count)))]
  }
}
