// SPDX-License-Identifier: MIT

/// Cuts Swift source into tokens and comments.
///
/// It knows comments (nested too), strings (raw, multi-line, with interpolations), raw identifiers
/// and numbers, which is what it takes to never mistake text for code. Regular expression literals
/// are not known; the sources have none.
struct Tokenizer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineHasToken = false

  /// The tokens in order.
  private(set) var tokens: [Token] = []
  /// The comments by the line they stand on, markers included.
  private(set) var comments: [Int: String] = [:]

  /// Cuts `text` at once.
  init(_ text: String) {
    bytes = Array(text.utf8)
    run(untilClosingParenthesis: false)
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard position + wanted.count <= bytes.count else { return false }
      for offset in 0..<wanted.count {
        guard unsafe bytes[position + offset] == wanted[offset] else { return false }
      }
      return true
    }
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineHasToken = false
      }
      position += 1
    }
  }

  private mutating func emit(_ kind: Token.Kind, from start: Int, line startLine: Int) {
    let spaces: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t")]
    tokens.append(
      Token(
        kind: kind,
        text: String(decoding: bytes[start..<position], as: UTF8.self),
        line: startLine,
        isFirstOnLine: !lineHasToken,
        hasSpaceBefore: start == 0 || spaces.contains(bytes[start - 1])
      )
    )
    lineHasToken = true
  }

  private mutating func run(untilClosingParenthesis: Bool) {
    var depth = 0
    while position < bytes.count {
      let start = position
      let startLine = line
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        advance()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while position < bytes.count && byte() != UInt8(ascii: "\n") { advance() }
        note(comment: start..<position, line: startLine)
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        skipBlockComment()
        note(comment: start..<position, line: startLine)
      case UInt8(ascii: "\""):
        string(hashes: 0)
      case UInt8(ascii: "#") where opensRawString:
        string(hashes: hashCount)
      case UInt8(ascii: "`"):
        rawIdentifier()
      case let head where isWordByte(head):
        while isWordByte(byte()) { advance() }
        emit(isDigit(head) ? .literal : .word, from: start, line: startLine)
      case let head:
        if head == UInt8(ascii: "(") { depth += 1 }
        if head == UInt8(ascii: ")") {
          if untilClosingParenthesis && depth == 0 { return }
          depth -= 1
        }
        advance()
        emit(.mark, from: start, line: startLine)
      }
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private mutating func note(comment range: Range<Int>, line: Int) {
    comments[line, default: ""] += String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && position < bytes.count
  }

  private mutating func rawIdentifier() {
    let startLine = line
    advance()
    let start = position
    while position < bytes.count && byte() != UInt8(ascii: "`") { advance() }
    emit(.word, from: start, line: startLine)
    advance()
  }

  private var hashCount: Int {
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    return count
  }

  private var opensRawString: Bool { byte(hashCount) == UInt8(ascii: "\"") }

  /// Whether `count` number signs stand at `offset` from here.
  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }

  private mutating func string(hashes: Int) {
    let start = position
    let startLine = line
    advance(hashes)
    let isMultiline = starts(with: "\"\"\"")
    let quotes = isMultiline ? 3 : 1
    advance(quotes)
    let index = tokens.count
    while position < bytes.count {
      if starts(with: isMultiline ? "\"\"\"" : "\"") && hasHashes(hashes, at: quotes) {
        advance(quotes + hashes)
        break
      }
      guard byte() == UInt8(ascii: "\\") && hasHashes(hashes, at: 1) else {
        advance()
        continue
      }
      advance(1 + hashes)
      let isInterpolation = byte() == UInt8(ascii: "(")
      advance()
      if isInterpolation { run(untilClosingParenthesis: true) }
    }
    emit(.literal, from: start, line: startLine)
    tokens.insert(tokens.removeLast(), at: index)
  }
}
