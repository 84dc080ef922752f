// SPDX-License-Identifier: MIT

/// A Markdown file: the README or an article of the catalog.
struct Prose {
  /// Its path from the repository's root.
  let path: String
  /// Its text.
  let text: String

  /// The targets of its links, `[words](target)` and `<doc:Article>`, outside code.
  var links: [String] {
    var links: [String] = []
    var isCode = false
    for line in text.split(separator: "\n") {
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      guard !isCode else { continue }
      links += Self.pieces(of: line, from: "](", to: ")")
      links += Self.pieces(of: line, from: "<doc:", to: ">").map { "doc:" + $0 }
    }
    return links
  }

  /// The links that lead to no file and no article.
  func brokenLinks(files: Set<String>) -> [String] {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return links.filter { link in
      if link.hasPrefix("doc:") {
        return !files.contains(folder + "/" + link.dropFirst(4) + ".md")
      }
      guard !link.hasPrefix("#"), !link.contains("://") else { return false }
      let target = link.prefix { $0 != "#" }
      let wanted = folder.isEmpty ? String(target) : folder + "/" + target
      return !files.contains(wanted) && !files.contains { $0.hasPrefix(wanted + "/") }
    }
  }

  /// The arrows of its first drawing of modules, `A ──► B C`, several to a line or one.
  var arrows: [String: Set<String>] {
    var arrows: [String: Set<String>] = [:]
    let heading = "## Modules and arrows"
    let section = text.firstRange(of: heading).map { text[$0.upperBound...] } ?? ""
    for line in section.split(separator: "```").dropFirst().first?.split(separator: "\n") ?? [] {
      let words = line.split(separator: " ").map(String.init)
      var source: String?
      for (index, word) in words.enumerated() where word != "──►" && !line.hasPrefix("any of") {
        if index + 1 < words.count, words[index + 1] == "──►" {
          source = word
        } else if let source {
          arrows[source, default: []].insert(word)
        }
      }
    }
    return arrows
  }

  private static func pieces(of line: Substring, from: String, to: Character) -> [String] {
    var pieces: [String] = []
    var rest = line
    while let start = rest.firstRange(of: from) {
      rest = rest[start.upperBound...]
      pieces.append(String(rest.prefix { $0 != to }))
    }
    return pieces
  }
}
