// SPDX-License-Identifier: MIT

/// Rules on the outer shape of a file: its first line, its size, its types and its functions.
extension SourceFile {
  static let licence = "// SPDX-License-Identifier: MIT"
  static let linesMax = 400
  static let columnsMax = 100
  static let functionLinesMax = 60

  /// Every file opens with the licence, is short, and narrow.
  var layoutViolations: [Violation] {
    var found: [Violation] = []
    let opening = path.hasSuffix("Package.swift") ? lines.dropFirst().first : lines.first
    if opening != Self.licence[...] {
      found.append(Violation(line: 1, reason: "the file opens with \(Self.licence)"))
    }
    if lines.count > Self.linesMax {
      found.append(Violation(line: lines.count, reason: "at most \(Self.linesMax) lines"))
    }
    for (index, line) in lines.enumerated() where line.count > Self.columnsMax {
      found.append(Violation(line: index + 1, reason: "at most \(Self.columnsMax) columns"))
    }
    return found
  }

  /// A file holds code: a module is made when the work that fills it comes.
  var emptinessViolations: [Violation] {
    tokens.isEmpty ? [Violation(line: 1, reason: "a file without code is not kept")] : []
  }

  /// Functions, initialisers, accessors and closures of properties fit a screen.
  var functionViolations: [Violation] {
    functionExtents.compactMap { extent in
      extent.count > Self.functionLinesMax
        ? Violation(
          line: extent.lowerBound,
          reason: "\(extent.count) lines; a function has at most \(Self.functionLinesMax)"
        ) : nil
    }
  }

  /// The lines of everything that has a body, from its keyword to its closing brace.
  var functionExtents: [ClosedRange<Int>] {
    let openers: Set<String> = ["func", "init", "subscript", "deinit", "var", "let"]
    return tokens.indices.compactMap { index in
      guard tokens[index].kind == .word, openers.contains(tokens[index].text),
        text(index - 1) != ".", text(index + 1) != ":", let body = body(after: index)
      else { return nil }
      return tokens[index].line...tokens[closing(body)].line
    }
  }

  /// The index of the brace that opens the body of the declaration at `index`, if it has one.
  private func body(after index: Int) -> Int? {
    let continuations: Set<String> = [
      "{", "-", ">", "throws", "async", "rethrows", "where", ":", "=", ",", "&", "?", ".",
    ]
    var index = index + 1
    while let token = token(index) {
      if token.isFirstOnLine && !continuations.contains(token.text)
        && !continuations.subtracting(["?", ">"]).contains(text(index - 1))
      {
        return nil
      }
      switch token.text {
      case "{": return index
      case "}", ")", ";": return nil
      case "(", "[": index = closing(index) + 1
      default: index += 1
      }
    }
    return nil
  }

  /// A file is named after the one type that it declares, or `Type+Concern` after what it extends.
  var typeViolations: [Violation] {
    guard stem != "main" else { return [] }
    var found: [Violation] = []
    var extended: Set<String> = []
    for index in topLevelTypes {
      let name = qualifiedName(index + 1)
      if text(index) == "extension" {
        extended.insert(name)
      } else if stem != name[...] {
        found.append(
          Violation(
            line: tokens[index].line,
            reason: "\(name) belongs into a file named after it"
          )
        )
      }
    }
    if let plus = stem.firstIndex(of: "+"), !extended.contains(String(stem[..<plus])) {
      found.append(Violation(line: 1, reason: "the file extends no \(stem[..<plus])"))
    }
    return found
  }

  /// The keywords of the types and extensions at the top of the file that others can see.
  private var topLevelTypes: [Int] {
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "actor", "extension"]
    var found: [Int] = []
    var index = 0
    while let token = token(index) {
      if token.kind == .mark && ["{", "(", "["].contains(token.text) {
        index = closing(index)
      } else if token.kind == .word && kinds.contains(token.text) {
        let modifiers = tokens[declarationStart(of: index)..<index]
        let isPrivate = modifiers.contains { $0.text == "private" || $0.text == "fileprivate" }
        if !isPrivate { found.append(index) }
      }
      index += 1
    }
    return found
  }

  /// The name that starts at `index`, with the types that it is nested in.
  private func qualifiedName(_ index: Int) -> String {
    text(index + 1) == "." ? text(index) + "." + qualifiedName(index + 2) : text(index)
  }
}
