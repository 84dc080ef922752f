// SPDX-License-Identifier: MIT

/// Rules on the words and constructs that the code may use.
extension SourceFile {
  /// Words that say nothing, in any part of a name.
  static let emptyWords: Set<String> = ["manager", "helper", "helpers", "util", "utils"]

  /// Names use the field's terms.
  var nameViolations: [Violation] {
    var found: [Violation] = []
    for word in Self.words(of: String(stem)) where Self.emptyWords.contains(word) {
      found.append(Violation(line: 1, reason: "'\(word)' in the file's name says nothing"))
    }
    for token in tokens where token.kind == .word {
      for word in Self.words(of: token.text) where Self.emptyWords.contains(word) {
        found.append(Violation(line: token.line, reason: "'\(word)' in \(token.text) says nothing"))
      }
    }
    return found
  }

  /// The words that a name in camel case, snake case or prose is made of, in lower case.
  static func words(of name: String) -> [String] {
    var words: [String] = [""]
    for character in name {
      if character.isUppercase || !character.isLetter { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Work is finished or an issue, never a mark in the code.
  var markerViolations: [Violation] {
    let markers = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    return comments.sorted { $0.key < $1.key }.flatMap { line, comment in
      comment.split { !$0.isLetter }.filter { markers.contains(String($0)) }.map {
        Violation(line: line, reason: "\($0): finish it")
      }
    }
  }

  /// Libraries never trap on what they are given: no forced try, cast, unwrapping or fatal error.
  var trapViolations: [Violation] {
    guard !isExecutable else { return [] }
    var found: [Violation] = []
    for (index, token) in tokens.enumerated() {
      if token.text == "fatalError" && token.kind == .word {
        found.append(Violation(line: token.line, reason: "fatalError outside the executable"))
      }
      guard token.text == "!" && token.kind == .mark && !token.hasSpaceBefore else { continue }
      let before = self.token(index - 1)
      if before?.text == "try" || before?.text == "as" {
        found.append(Violation(line: token.line, reason: "\(text(index - 1))! may trap"))
      } else if before?.kind != .mark || [")", "]", "}", "?", ">"].contains(text(index - 1)) {
        found.append(Violation(line: token.line, reason: "a forced unwrap may trap"))
      }
    }
    return found
  }

  /// Nothing that reaches a reply follows a source of chance or the hasher, seeded per process.
  var chanceViolations: [Violation] {
    let sources: Set<String> = [
      "Hasher", "hashValue", "random", "randomElement", "shuffle", "shuffled",
      "SystemRandomNumberGenerator", "arc4random", "getrandom",
    ]
    return tokens.filter { $0.kind == .word && sources.contains($0.text) }.map {
      Violation(line: $0.line, reason: "\($0.text) differs from run to run")
    }
  }

  /// Tests wait for events, never for time.
  var sleepViolations: [Violation] {
    let sleeps: Set<String> = ["sleep", "usleep", "nanosleep"]
    return tokens.filter { $0.kind == .word && sleeps.contains($0.text) }.map {
      Violation(line: $0.line, reason: "\($0.text): wait for the event itself")
    }
  }

  /// What a package or the public sees is documented.
  var documentationViolations: [Violation] {
    tokens.indices.compactMap { index in
      let token = tokens[index]
      guard token.kind == .word, ["package", "public", "open"].contains(token.text),
        !["import", "(", "extension"].contains(text(index + 1)), text(index - 1) != "."
      else { return nil }
      let line = tokens[declarationStart(of: index)].line
      let isDocumented = comments[line - 1]?.hasPrefix("///") ?? false
      return isDocumented ? nil : Violation(line: line, reason: "no /// line above it")
    }
  }

  /// Where the compiler's word on sharing is overruled: the keywords' indexes.
  private var overruledSharing: [Int] {
    tokens.indices.filter { index in
      text(index) == "unchecked" && text(index - 1) == "@"
        || text(index) == "nonisolated" && text(index + 2) == "unsafe"
    }
  }

  /// How often the file overrules the compiler's word on what threads may share.
  var overruledSharingCount: Int { overruledSharing.count }

  /// Whoever overrules it says why that is safe, in a comment line opening with `Safe:`.
  var sharingViolations: [Violation] {
    overruledSharing.compactMap { index in
      let last = tokens[declarationStart(of: index)].line
      var line = tokens[index].line
      while line > 0 {
        if let comment = comments[line] {
          let words = comment.drop { $0 == "/" || $0 == " " }
          if words.hasPrefix("Safe:") { return nil }
        } else if line < last {
          break
        }
        line -= 1
      }
      return Violation(
        line: tokens[index].line,
        reason: "prove in a comment above, in a line that opens with 'Safe:', that it is safe"
      )
    }
  }
}
