// SPDX-License-Identifier: MIT
@testable import Completions
import Testing

@Suite struct `The token splitter` {
  /// The tokens of `text`.
  static func tokens(_ text: [UInt8]) -> [[UInt8]] {
    let bytes = text.span
    var tokens: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = TokenScanner.end(of: bytes, from: start)
      tokens.append(Array(text[start..<end]))
      start = end
    }
    return tokens
  }

  @Test(arguments: TokenArticle.vectors)
  func `splits the article's vectors as printed`(vector: TokenArticle.Vector) {
    let found = Self.tokens(Array(vector.tokens.joined()))
    #expect(found == vector.tokens)
  }

  @Test func `has the article's tables`() {
    #expect(TokenArticle.vectors.count >= 15)
    #expect(TokenArticle.text.contains("\n" + pairCosts + "\n"))
    let characters = TokenArticle.text.split(separator: "\n").joined()
    #expect(characters.contains(commonHan))
  }

  private var pairCosts: String { TokenScanner.pairCosts.description }
  private var commonHan: String { TokenScanner.commonHan.description }

  @Test func `knows the common Han characters and no others`() {
    let common = Set(commonHan.unicodeScalars.map(\.value))
    let found = (0x3400...0x9FFF).filter { TokenScanner.isCommonHan(UInt32($0)) }
    #expect(found.map(UInt32.init) == common.sorted())
    #expect(common.count * 3 == commonHan.utf8.count)
  }

  @Test(arguments: TokenArticle.vectors)
  func `loses nothing of any prefix or mutation`(vector: TokenArticle.Vector) {
    let text = Array(vector.tokens.joined())
    for count in text.indices {
      let tokens = Self.tokens(Array(text[..<count]))
      #expect(Array(tokens.joined()) == Array(text[..<count]))
      #expect(tokens.allSatisfy { !$0.isEmpty })
    }
    for index in text.indices {
      for byte: UInt8 in [0x00, 0x20, 0x27, 0x41, 0x80, 0xC3, 0xE4, 0xF0, 0xFF] {
        var mutated = text
        mutated[index] = byte
        #expect(Array(Self.tokens(mutated).joined()) == mutated)
      }
    }
  }

  @Test(arguments: TokenArticle.vectors)
  func `counts and cuts as it splits`(vector: TokenArticle.Vector) {
    let text = Array(vector.tokens.joined())
    let count = TokenScanner.count(text.span)
    #expect(count == vector.tokens.count)
    for limit in 0...(count + 1) {
      let prefix = TokenScanner.prefix(of: text.span, tokens: limit)
      let expected = vector.tokens.prefix(limit)
      #expect(prefix.tokens == expected.count)
      #expect(prefix.bytes == expected.joined().count)
    }
  }

  @Test func `bounds every token`() {
    for byte in UInt8.min...UInt8.max {
      let run = [UInt8](repeating: byte, count: 500)
      let tokens = Self.tokens(run)
      #expect(tokens.allSatisfy { $0.count <= 80 }, "byte \(byte)")
    }
  }
}
