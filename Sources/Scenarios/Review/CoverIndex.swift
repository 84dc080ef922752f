// SPDX-License-Identifier: MIT
import Engine
import Inference

/// The rules so far that leave nothing of what they apply to, to find one that hides another.
///
/// They are looked for by one text that they ask for: among ten thousand rules few need letters
/// that a later one names.
struct CoverIndex {
  /// Most rules of a topic that a rule is compared with by their letters.
  private static let entriesMax = 1000
  /// Most rules of a topic that a rule is compared with in full.
  private static let comparedMax = 50

  /// A rule that may hide others.
  private struct Entry {
    /// The rule, as index into the scenario's.
    var rule: Int
    /// What a text has that it applies to.
    var letters: LetterMask
    /// Whether it answers counts of tokens, too.
    var answersTokenCounts: Bool
  }

  /// What rules are told apart by first.
  private struct Slot: Hashable {
    var profile: Profile
    /// What a rule asks for; nil where it asks for no text.
    var topic: Topic?
  }

  private var entries: [Slot: [Entry]] = [:]

  /// Adds the rule at `index` of `rules`.
  mutating func insert(_ index: Int, of rules: [Rule]) {
    let rule = rules[index]
    var slot = Slot(profile: rule.profile)
    var letters = LetterMask()
    for condition in rule.condition.parts {
      guard let (topic, test) = Topic.test(in: condition) else { continue }
      slot.topic = topic
      letters = LetterMask.needed(by: test)
      break
    }
    guard entries[slot, default: []].count < Self.entriesMax else { return }
    let answersTokenCounts = rule.reach.hasTokenCounts
    entries[slot, default: []].append(
      Entry(rule: index, letters: letters, answersTokenCounts: answersTokenCounts)
    )
  }

  /// The rule that applies wherever the one at `index` of `rules` does.
  func cover(of index: Int, in rules: [Rule]) -> Int? {
    let rule = rules[index]
    let reachesCounts = rule.reach.hasTokenCounts
    func find(_ topic: Topic?, _ letters: LetterMask) -> Int? {
      var comparedCount = 0
      for entry in entries[Slot(profile: rule.profile, topic: topic)] ?? []
      where entry.letters.isSubset(of: letters) {
        // A rule that names no endpoint leaves counts of tokens to others.
        guard entry.answersTokenCounts || !reachesCounts else { continue }
        guard comparedCount < Self.comparedMax else { return nil }
        comparedCount += 1
        var implication = Implication()
        if implication.implies(rule.condition, rules[entry.rule].condition) { return entry.rule }
      }
      return nil
    }
    if let cover = find(nil, LetterMask()) { return cover }
    for condition in rule.condition.parts {
      guard let (topic, test) = Topic.test(in: condition) else { continue }
      let letters = LetterMask.named(by: test)
      for topic in topic.wider {
        if let cover = find(topic, letters) { return cover }
      }
    }
    return nil
  }
}
