// SPDX-License-Identifier: MIT

/// The words of prose by what they do in a sentence; with a space before it, each is one token.
enum ProseWords {
  /// Who does something.
  static let people: [StaticString] = [
    "doctor", "teacher", "farmer", "writer", "driver", "captain", "artist", "child", "engineer",
    "student", "worker", "guide", "painter", "singer", "woman", "man", "boy", "girl", "friend",
    "baker", "nurse", "visitor", "stranger", "reader", "lawyer", "hunter",
  ]
  /// What people are like.
  static let qualities: [StaticString] = [
    "old", "young", "quiet", "tired", "careful", "friendly", "brave", "kind", "patient", "busy",
    "tall", "clever", "happy", "eager", "polite", "proud", "gentle", "curious", "calm", "wise",
  ]
  /// What is done to things.
  static let deeds: [StaticString] = [
    "found", "carried", "watched", "remembered", "moved", "shared", "kept", "saw", "brought",
    "bought", "sold", "cleaned", "drew", "studied", "noticed", "lost", "picked", "missed", "liked",
  ]
  /// What things are done to.
  static let things: [StaticString] = [
    "letter", "map", "book", "story", "picture", "lamp", "box", "tool", "paper", "chair", "coat",
    "coin", "ring", "clock", "ticket", "camera", "engine", "report", "list", "note", "key", "bell",
    "flag", "bag", "cup", "plate",
  ]
  /// What things and places look like.
  static let looks: [StaticString] = [
    "small", "old", "red", "simple", "strange", "new", "blue", "empty", "famous", "green", "white",
    "little", "large", "plain", "warm", "dark", "bright", "narrow", "round", "silver", "golden",
    "dry", "clean",
  ]
  /// What people do by themselves.
  static let doings: [StaticString] = [
    "waited", "smiled", "slept", "worked", "listened", "stood", "talked", "laughed", "walked",
    "sang", "rested", "arrived", "returned", "stopped", "stayed", "played", "danced",
  ]
  /// How or when it is done.
  static let adverbs: [StaticString] = [
    "slowly", "quietly", "again", "together", "carefully", "early", "alone", "often", "late",
    "once", "twice", "gladly", "calmly",
  ]
  /// What opens a sentence, before a comma.
  static let openings: [StaticString] = ["Later", "Then", "Soon", "Once", "Now", "Finally"]
  /// When something happens, behind *In the*.
  static let times: [StaticString] = ["evening", "night", "summer", "winter", "spring", "autumn"]
  /// What something happens after, behind *After the*.
  static let events: [StaticString] = [
    "storm", "party", "lesson", "meeting", "dinner", "war", "trip", "concert",
  ]
  /// Where something is, before *the*.
  static let prepositions: [StaticString] = ["near", "by", "at", "across", "outside", "toward"]
  /// Where things happen.
  static let places: [StaticString] = [
    "garden", "river", "house", "station", "city", "road", "lake", "field", "bridge", "coast",
    "market", "forest", "hill", "school", "street", "church", "tower", "library", "park", "valley",
    "beach", "island",
  ]
  /// What joins clauses, behind a comma.
  static let conjunctions: [StaticString] = ["and", "but", "while", "so", "because", "when"]
}
