// SPDX-License-Identifier: MIT
import Testing

/// A Swift file as the house rules look at it.
struct SourceFile: CustomTestStringConvertible {
  /// Its path from the repository's root.
  let path: String
  /// Its lines, without their ends.
  let lines: [Substring]
  /// Its code.
  let tokens: [Token]
  /// Its comments by line.
  let comments: [Int: String]

  /// The file at `path`, holding `text`.
  init(path: String = "Sources/Sample/Sample.swift", text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    let tokenizer = Tokenizer(text)
    tokens = tokenizer.tokens
    comments = tokenizer.comments
  }

  var testDescription: String { path }

  /// The name of the file, without its folder and ending.
  var stem: Substring {
    let name = path.split(separator: "/").last ?? ""
    return name.hasSuffix(".swift") ? name.dropLast(6) : name
  }

  /// The module under `Sources/` that it belongs to.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// Whether it is part of the executable, which may trap where a library may not.
  var isExecutable: Bool { module == "UnderstudyCommand" || path.hasPrefix("Benchmarks/") }

  /// The token at `index`, where there is one.
  func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// The text of the token at `index`; empty where there is none.
  func text(_ index: Int) -> String { token(index)?.text ?? "" }

  /// The index of the mark that closes the one at `index`, or the last token's where none does.
  func closing(_ index: Int) -> Int {
    let pairs = ["(": ")", "[": "]", "{": "}"]
    let open = text(index)
    guard let close = pairs[open] else { return index }
    var depth = 0
    for candidate in index..<tokens.count where tokens[candidate].kind == .mark {
      if tokens[candidate].text == open { depth += 1 }
      if tokens[candidate].text == close { depth -= 1 }
      if depth == 0 { return candidate }
    }
    return tokens.count - 1
  }

  /// The index of the first modifier or attribute of the declaration whose keyword is at `index`.
  func declarationStart(of index: Int) -> Int {
    var start = index
    while start > 0 {
      if Self.modifiers.contains(text(start - 1)) {
        start -= 1
      } else if text(start - 2) == "@" {
        start -= 2
      } else if text(start - 1) == ")", let open = opening(start - 1) {
        if text(open - 2) == "@" {
          start = open - 2
        } else if Self.modifiers.contains(text(open - 1)) {
          start = open - 1
        } else {
          return start
        }
      } else {
        return start
      }
    }
    return start
  }

  private static let modifiers: Set<String> = [
    "package", "public", "private", "fileprivate", "internal", "open", "static", "final",
    "indirect", "mutating", "nonmutating", "borrowing", "consuming", "nonisolated", "lazy", "weak",
    "unowned", "override", "required", "convenience", "prefix", "postfix", "infix",
  ]

  /// The index of the parenthesis that the one at `index` closes.
  private func opening(_ index: Int) -> Int? {
    (0..<index).last { text($0) == "(" && closing($0) == index }
  }
}
