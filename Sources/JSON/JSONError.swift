// SPDX-License-Identifier: MIT

/// Why a text is not JSON, and where.
package struct JSONError: Error, Sendable, Equatable {
  /// The rule of RFC 8259 that is broken, or the limit that is exceeded.
  package enum Reason: UInt8, Sendable, CaseIterable {
    /// Nothing but white space.
    case empty
    /// The text ends inside a value.
    case unexpectedEnd
    /// It opens with a UTF-8 byte order mark (RFC 8259 §8.1).
    case byteOrderMark
    /// No value starts with this byte.
    case expectedValue
    /// An object's member starts with something other than a string.
    case expectedKey
    /// No colon after a member's key.
    case expectedColon
    /// Neither a comma nor the closing bracket after an element.
    case expectedCommaOrBracket
    /// Neither a comma nor the closing brace after a member.
    case expectedCommaOrBrace
    /// A comma before the closing bracket or brace.
    case trailingComma
    /// A word other than `true`, `false` and `null`.
    case invalidLiteral
    /// A number without a digit where one must stand.
    case invalidNumber
    /// A number with a needless zero in front.
    case leadingZero
    /// A backslash that starts no escape.
    case invalidEscape
    /// A control character inside a string.
    case controlCharacter
    /// Bytes inside a string that are not UTF-8.
    case invalidUTF8
    /// More levels than `JSONLimits.depthMax`.
    case tooDeep
    /// Something other than white space after the value.
    case trailingContent
    /// More bytes than `JSONLimits.sourceBytesMax`.
    case tooLong
  }

  /// What is wrong.
  package let reason: Reason
  /// Offset of the byte that is wrong, or the number of bytes where more were expected.
  package let offset: Int

  /// An error at `offset` of the text.
  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What is wrong, as the end of a sentence without a full stop and without the place.
  package var message: StaticString {
    switch reason {
    case .empty: "the text is empty where a JSON value must stand"
    case .unexpectedEnd: "the text ends inside a value"
    case .byteOrderMark: "the text opens with a byte order mark; send UTF-8 without one"
    case .expectedValue: "a JSON value must stand here"
    case .expectedKey: "a member's key in double quotes must stand here"
    case .expectedColon: "a colon must follow the member's key"
    case .expectedCommaOrBracket: "a comma or ']' must follow an element"
    case .expectedCommaOrBrace: "a comma or '}' must follow a member"
    case .trailingComma: "no comma may stand before a closing bracket or brace"
    case .invalidLiteral: "the only words outside of quotes are true, false and null"
    case .invalidNumber: "a digit must stand here"
    case .leadingZero: "a number must not start with a needless zero"
    case .invalidEscape:
      "a backslash must start one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .controlCharacter: "a control character inside a string must be escaped"
    case .invalidUTF8: "the string is not valid UTF-8"
    case .tooDeep: "arrays and objects are nested too deep"
    case .trailingContent: "nothing may follow the value"
    case .tooLong: "the text is too long"
    }
  }

  /// The place in `source` as line and column, both counted from 1, the column in bytes.
  package func place(in source: Span<UInt8>) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, source.count) where source[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return (line, offset - lineStart + 1)
  }
}
