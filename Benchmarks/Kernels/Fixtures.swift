// SPDX-License-Identifier: MIT

/// The inputs that operations share, named for what they are like.
enum Fixtures {
  /// 60 characters, as a question to a search engine.
  static let question = "How do I reset my password on the second account I opened ??"

  /// 400 characters, as a paragraph of documentation.
  static let paragraph = String(
    decoding: Array(
      """
      The server answers every request with the same bytes, on every machine and in every run. \
      What it says follows from the seed, the rules and the content of the request alone, never \
      from the clock or the order of arrival. A test that stores a vector today finds the same \
      vector tomorrow; an index built from them can be compared with one built elsewhere, and a \
      failing case can be sent to somebody else.
      """.utf8.prefix(400)
    ),
    as: UTF8.self
  )

  /// 100,000 characters of prose whose words keep changing.
  static let book: String = {
    let syllables = ["ta", "re", "lo", "min", "der", "an", "quo", "ster", "ing", "e", "ble", "pro"]
    var text = ""
    var state: UInt64 = 1
    while text.utf8.count < 100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for index in 0...Int(state >> 60) % 4 {
        text += syllables[Int(state >> UInt64(20 + 8 * index)) % syllables.count]
      }
      text += " "
    }
    return String(decoding: Array(text.utf8.prefix(100_000)), as: UTF8.self)
  }()

  /// 60 characters of Japanese and emoji, 3 and 4 bytes each.
  static let japanese = String(repeating: "猫が好きです。昨日は雨だった😀", count: 4)
}
