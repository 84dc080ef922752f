// SPDX-License-Identifier: MIT

extension TokenScanner {
  /// What stands before a word's first letter costs something already.
  enum Load {
    /// Nothing: the word opens the text, or goes on behind a token.
    static var none: Int { 10 }
    /// A space.
    static var space: Int { 3 }
    /// `_ . ( \ '`, which join most words.
    static var close: Int { 7 }
    /// `- / , : < [ # =` and the tab, which join short ones.
    static var loose: Int { 22 }
    /// A capital at the start of a token.
    static var capital: Int { 4 }
    /// A capital behind a capital.
    static var capitals: Int { 6 }
    /// A capital behind a small letter.
    static var hump: Int { 26 }
  }

  /// What `mark` costs at the head of a word; more than `Limit.load` where it never joins one.
  static func openingLoad(_ mark: UInt8) -> Int {
    switch mark {
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "\\"),
      UInt8(ascii: "'"):
      Load.close
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ":"),
      UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: "="),
      UInt8(ascii: "\t"):
      Load.loose
    default: .max
    }
  }

  /// Offset behind the letters from `start` whose costs fit beside `opening` in one token.
  ///
  /// At least one letter is taken, unless a mark has opened the word and is a token by itself.
  static func wordEnd(of text: Span<UInt8>, from start: Int, load opening: Int) -> Int {
    let costs = unsafe pairCosts.utf8Start
    let count = text.count
    let least = opening == Load.none || opening == Load.space ? start + 1 : start
    // Offsets stay below the count and loads below 100, so neither sum overflows.
    var load = opening
    var position = start
    var row = 0
    var before: UInt8 = 0
    while position < count {
      // The loop's condition bounds `position`.
      let byte = unsafe text[unchecked: position]
      if isLetter(byte) {
        let column = Int(byte & 31)
        // Row and column are at most 26 and a row is 28 bytes: 27 rows hold every index.
        load = load &+ Int(unsafe costs[row &* 28 &+ column]) &- 97
        if byte & 0x20 == 0 { load = load &+ capitalLoad(behind: before) }
        if load > Limit.load, position >= least { break }
        position = position &+ 1
        row = column
        before = byte
      } else {
        guard byte >= 0x80 else { break }
        let scalar = decode(text, at: position)
        guard case .letter(let cost) = scalar.kind else { break }
        load += cost
        if load > Limit.load, position >= least { break }
        position += scalar.width
        row = 0
        before = 0
      }
    }
    return position
  }

  /// What a capital costs more than the small letter, by the byte before it (0 for none).
  @inline(__always) private static func capitalLoad(behind before: UInt8) -> Int {
    if before == 0 { return Load.capital }
    return before & 0x20 == 0 ? Load.capitals : Load.hump
  }
}
