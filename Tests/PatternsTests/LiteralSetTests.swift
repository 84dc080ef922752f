// SPDX-License-Identifier: MIT
import Bytes
import Patterns
import Testing

/// The literals of `set` that occur in `text`, in ascending order.
private func found(_ set: LiteralSet, in text: [UInt8]) -> [Int] {
  var matches = LiteralMatches(count: set.count)
  set.search(text.span, into: &matches)
  return matches.indexes.map(Int.init).sorted()
}

/// Whether `text` holds `literal`, looked for byte by byte.
private func holds(_ text: [UInt8], _ literal: [UInt8]) -> Bool {
  guard text.count >= literal.count else { return false }
  return (0...(text.count - literal.count)).contains { text[$0...].starts(with: literal) }
}

/// `text`, folded.
private func folded(_ text: [UInt8]) -> [UInt8] {
  var buffer = ByteBuffer()
  CaseFolding.unicode.append(text.span, to: &buffer)
  let bytes = buffer.bytes
  return bytes.indices.map { bytes[$0] }
}

/// Numbers that are always the same.
private struct Numbers {
  var state: UInt64 = 11

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

@Suite struct `A set of literals` {
  @Test(
    arguments: [
      (["he", "she", "his", "hers"], "ushers", [0, 1, 3]), (["a"], "", []), ([], "abc", []),
      (["abc", "abc", "bc"], "xabcx", [0, 1, 2]), (["a", "aa", "aaa"], "aa", [0, 1]),
      (["abcd", "bc"], "abcx", [1]), (["abcde", "bcd", "cx"], "abcdx abcx", [1, 2]),
      (["é", "€"], "caf\u{E9}€", [0, 1]), (["Case"], "case CASE", []),
      (["ab", "ba"], "aba", [0, 1]),
    ] as [([String], String, [Int])]
  )
  func `finds all that occur`(literals: [String], text: String, expected: [Int]) {
    let set = LiteralSet(literals.map { Array($0.utf8) }, isFolded: false)
    #expect(found(set, in: Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      (["weather", "STRASSE"], "The WEATHER in straße", [0]), (["ÉTÉ"], "l'été", [0]),
      (["ΣΟΦΟΣ"], "σοφος σοφός ΣΟΦΟς", [0]), (["kelvin"], "\u{212A}ELVIN", [0]),
      (["мир"], "МИР", [0]),
      (["İstanbul", "i\u{307}s"], "İSTANBUL", [0, 1]), (["straße"], "STRAẞE", [0]),
      (["ss"], "ß", []),
      (["k"], "\u{FF2B}", []), (["\u{10428}"], "\u{10400}", [0]),
    ] as [([String], String, [Int])]
  )
  func `finds in either case once folded`(literals: [String], text: String, expected: [Int]) {
    let set = LiteralSet(literals.map { Array($0.utf8) }, isFolded: true)
    #expect(found(set, in: Array(text.utf8)) == expected)
  }

  /// Few literals are walked by a table, many by links: strangers make many of them.
  @Test(arguments: [false, true], [0, 2_000])
  func `finds the same as a search for each`(isFolded: Bool, strangerCount: Int) {
    var numbers = Numbers()
    let strangers = (0..<strangerCount).map { number in
      Array((String(number * 7_919, radix: 36) + String(repeating: "\(number)", count: 9)).utf8)
    }
    let alphabet: [[UInt8]] = ["a", "b", "A", "c", "é", "É", "K"].map { Array($0.utf8) } + [[0xC3]]
    for _ in 0..<(strangerCount == 0 ? 300 : 10) {
      func word(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in alphabet[numbers.next(below: alphabet.count)] }
      }
      let literals = (0..<(1 + numbers.next(below: 30))).map { _ in
        word(1 + numbers.next(below: 5))
      }
      let text = word(numbers.next(below: 60))
      let set = LiteralSet(literals + strangers, isFolded: isFolded)
      let expected = literals.indices.filter {
        isFolded
          ? holds(folded(text), folded(literals[$0])) : holds(text, literals[$0])
      }
      #expect(found(set, in: text) == expected)
    }
  }

  @Test func `takes nodes with many children`() {
    var literals: [[UInt8]] = []
    for byte in UInt8.min...UInt8.max {
      literals += [[byte], [0x78, byte], [0x78, 0x79, byte]]
    }
    let set = LiteralSet(literals, isFolded: false)
    for byte in UInt8.min...UInt8.max {
      let hits = found(set, in: [0x78, 0x79, byte])
      #expect(hits.contains(Int(byte) * 3 + 2))
      #expect(hits.contains(Int(byte) * 3))
    }
  }

  @Test func `adds up over several texts until it is emptied`() {
    let set = LiteralSet([Array("one".utf8), Array("two".utf8)], isFolded: false)
    var matches = LiteralMatches(count: set.count)
    set.search(Array("one".utf8).span, into: &matches)
    set.search(Array("two one".utf8).span, into: &matches)
    #expect(matches.indexes == [0, 1])
    #expect(matches.contains(0) && matches.contains(1))
    matches.removeAll()
    #expect(matches.indexes == [])
    #expect(!matches.contains(0) && !matches.contains(1))
    set.search(Array("tone".utf8).span, into: &matches)
    #expect(matches.indexes == [0])
  }

  @Test(.timeLimit(.minutes(1)))
  func `walks no longer over literals that hold one another`() {
    let literals = (1...500).map { [UInt8](repeating: 0x61, count: $0) }
    let set = LiteralSet(literals, isFolded: false)
    #expect(found(set, in: [UInt8](repeating: 0x61, count: 100_000)).count == 500)
  }
}

@Suite struct `Case folding` {
  @Test func `agrees with PCRE2 about every letter`() throws {
    // Every scalar that changes its case in some way, as one text.
    let scalars = (0x80...UInt32(0x1E943)).compactMap(Unicode.Scalar.init).filter {
      $0.properties.changesWhenCaseFolded || $0.properties.changesWhenUppercased
        || $0.properties.changesWhenLowercased || $0.properties.isCased
    }
    let cased = (UInt32(0x41)...0x7A).compactMap(Unicode.Scalar.init) + scalars
    var text: [UInt8] = []
    var owner: [Int] = []
    for (index, scalar) in cased.enumerated() {
      for byte in UTF8.encode(scalar) ?? .init() {
        text.append(byte)
        owner.append(index)
      }
    }
    var matcher = PatternMatcher()
    for scalar in cased {
      let bytes = UTF8.encode(scalar).map(Array.init) ?? []
      let hexadecimal = "\\x{\(String(scalar.value, radix: 16))}"
      let caseless = try Pattern(Array(hexadecimal.utf8).span, options: .caseless)
      var start = 0
      while matcher.search(caseless, in: text.span, from: start) == .match,
        let range = matcher.range(of: 0)
      {
        let other = UTF8.encode(cased[owner[range.lowerBound]]).map(Array.init) ?? []
        #expect(folded(bytes) == folded(other))
        start = range.upperBound
      }
    }
  }

  @Test func `folds letters wherever they stand among eight bytes`() {
    let kept = "0@[`{/:é".utf8
    for count in 0..<20 {
      for position in 0..<max(count, 1) where count > 0 {
        for letter in UInt8.min...0x7F {
          var text = [UInt8](repeating: 0x2D, count: count)
          text[position] = letter
          let isUpper = letter >= 0x41 && letter <= 0x5A
          var expected = text
          if isUpper { expected[position] = letter + 0x20 }
          #expect(folded(text) == expected)
        }
      }
      let mixed = [UInt8](repeating: 0x41, count: count) + kept
      #expect(folded(mixed) == [UInt8](repeating: 0x61, count: count) + kept)
    }
  }

  @Test func `keeps what is no letter, and bytes that are not UTF-8`() {
    let kept: [[UInt8]] = [
      Array("0 [`{@é€😀\u{10FFFF}".utf8), [0xFF, 0x80, 0xC3], [0xED, 0xA0, 0x80],
    ]
    for bytes in kept { #expect(folded(bytes) == bytes) }
  }

  @Test(arguments: [
    ("AZ", "az"), ("É", "é"), ("ẞ", "ß"), ("İ", "i\u{307}"), ("ς", "σ"), ("ſ", "s"), ("K", "k"),
    ("Ǆǅ", "ǆǆ"), ("ᾈ", "ᾀ"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("𞤀", "𞤢"), ("Ω", "ω"), ("µ", "μ"),
    ("ı", "ı"),
  ])
  func `maps one letter to one`(text: String, expected: String) {
    #expect(String(decoding: folded(Array(text.utf8)), as: UTF8.self) == expected)
  }
}
