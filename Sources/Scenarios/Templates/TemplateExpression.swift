// SPDX-License-Identifier: MIT
import Engine
import JSON
import Spelling

/// What stands between `{{` and `}}`.
struct TemplateExpression {
  /// What is wrong, and at which byte of the expression.
  private(set) var error: (message: String, offset: Int)?
  /// The header field that is read, where it is one.
  private(set) var headerName: String?

  private let text: [UInt8]
  private let captures: CaptureNames

  /// The expression `text`, for a rule whose regular expressions have `captures`.
  init(_ text: ArraySlice<UInt8>, captures: CaptureNames) {
    self.text = Array(text)
    self.captures = captures
  }

  /// The piece that it stands for; nil where it is wrong or reads a header field.
  mutating func read() -> Template.Piece? {
    let end = text.firstIndex { $0 == UInt8(ascii: ".") || $0 <= UInt8(ascii: " ") } ?? text.count
    let word = String(decoding: text[..<end], as: UTF8.self)
    guard let name = TemplateName(rawValue: word) else {
      let hint = Nearest.word(to: word, in: TemplateName.words).map { "did you mean \"\($0)\"?" }
      let shown = word.isEmpty ? "no name" : "unknown name \(Quotation.quoted(word))"
      return fail("\(shown) in a template; \(hint ?? "there are \(TemplateName.forms)")")
    }
    switch name {
    case .user: return bare(.lastUser, name, end)
    case .model: return bare(.model, name, end)
    case .turn: return bare(.turn, name, end)
    case .conversation: return bare(.conversation, name, end)
    case .count: return bare(.count, name, end)
    case .choice: return choice(from: end)
    case .header, .body, .match, .counter:
      guard end + 1 < text.count, text[end] == UInt8(ascii: ".") else {
        return fail("\"\(name.rawValue)\" needs more behind it: {{ \(name.form) }}", at: end)
      }
      return dotted(name, from: end + 1)
    }
  }

  private mutating func fail(_ message: String, at offset: Int = 0) -> Template.Piece? {
    error = (message, offset)
    return nil
  }

  /// `piece`, if nothing follows its name.
  private mutating func bare(
    _ piece: Template.Piece,
    _ name: TemplateName,
    _ end: Int
  ) -> Template.Piece? {
    guard end < text.count else { return piece }
    return fail("\"\(name.rawValue)\" takes nothing behind it: {{ \(name.form) }}", at: end)
  }

  /// What the part from `start` on, behind the dot, names.
  private mutating func dotted(_ name: TemplateName, from start: Int) -> Template.Piece? {
    let rest = String(decoding: text[start...], as: UTF8.self)
    switch name {
    case .header:
      guard HeaderName.isValid(rest) else {
        return fail("\(Quotation.quoted(rest)) is no name of a header field", at: start)
      }
      headerName = rest
      return nil
    case .body:
      guard rest.hasPrefix("/"), JSONNode.isPointer(Array(rest.utf8).span) else {
        let message = "\(Quotation.quoted(rest)) is no JSON Pointer; write one as {{ body./model }}"
        return fail(message, at: start)
      }
      return .pointer(Array(rest.utf8))
    case .counter:
      guard Self.isWord(rest) else {
        return fail("a counter's name has letters, digits, \"_\" and \"-\"", at: start)
      }
      return .counter(rest)
    default:
      return capture(rest, start)
    }
  }

  /// The capture that is called `name`, or has it as its number.
  private mutating func capture(_ name: String, _ start: Int) -> Template.Piece? {
    guard captures.hasPattern else {
      return fail("there is nothing to read a match of: the rule's \"when\" has no \"matches\"")
    }
    if let number = Int(name), number >= 0 {
      guard number > captures.groupCount else { return .captureNumber(number) }
      let message =
        "the rule's \"matches\" has no group \(number); its last is \(captures.groupCount)"
      return fail(message, at: start)
    }
    if captures.acceptsAll || captures.names.contains(name) { return .captureName(name) }
    let hint =
      Nearest.word(to: name, in: captures.names).map { "did you mean \"\($0)\"?" }
      ?? "a group is named as in (?<\(Self.isWord(name) ? name : "city")>…)"
    let shown = Quotation.quoted(name)
    return fail("the rule's \"matches\" has no group called \(shown); \(hint)", at: start)
  }

  /// One of the texts in quotes from `start` on.
  private mutating func choice(from start: Int) -> Template.Piece? {
    var texts: [Template] = []
    var index = start
    while index < text.count {
      if text[index] <= UInt8(ascii: " ") {
        index += 1
        continue
      }
      guard text[index] == UInt8(ascii: "\""), let (bytes, next) = quoted(from: index + 1) else {
        return fail("\"choice\" takes texts in double quotes: {{ choice \"a\" \"b\" }}", at: index)
      }
      texts.append(Template(pieces: [.literal(bytes)]))
      index = next
    }
    guard !texts.isEmpty else {
      return fail("\"choice\" needs texts to choose from: {{ choice \"a\" \"b\" }}")
    }
    return .choice(texts)
  }

  /// The text up to the next quote and where it goes on; `\"` and `\\` stand for the characters.
  private func quoted(from start: Int) -> (bytes: [UInt8], next: Int)? {
    var bytes: [UInt8] = []
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""): return (bytes, index + 1)
      case UInt8(ascii: "\\") where index + 1 < text.count:
        bytes.append(text[index + 1])
        index += 2
      default:
        bytes.append(text[index])
        index += 1
      }
    }
    return nil
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
