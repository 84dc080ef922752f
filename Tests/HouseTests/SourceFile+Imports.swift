// SPDX-License-Identifier: MIT

extension SourceFile {
  /// The modules that the file imports, each with its line.
  var imports: [(module: String, line: Int)] {
    tokens.indices.compactMap { index in
      guard tokens[index].text == "import", tokens[index].kind == .word else { return nil }
      guard tokens[declarationStart(of: index)].isFirstOnLine else { return nil }
      return (text(index + 1), tokens[index].line)
    }
  }

  /// A module imports what its arrows point at and nothing else.
  func importViolations(allowed: Set<String>) -> [Violation] {
    imports.filter { !allowed.contains($0.module) && !ModuleTable.system.contains($0.module) }.map {
      Violation(line: $0.line, reason: "no arrow leads from here to \($0.module)")
    }
  }

  /// The targets of a manifest with their dependencies, read from calls such as
  /// `module("JSON", ["Bytes"])` and `.executableTarget(name: "Tool", dependencies: ["JSON"])`.
  var manifestTargets: [String: Set<String>] {
    let kinds: Set<String> = ["module", "executableTarget", "target", "systemLibrary"]
    var targets: [String: Set<String>] = [:]
    for index in tokens.indices where kinds.contains(text(index)) && text(index + 1) == "(" {
      let isOurs = text(index) == "module"
      guard isOurs ? text(index - 1) != "func" : text(index - 1) == "." else { continue }
      let end = closing(index + 1)
      let strings = (index..<end).filter { tokens[$0].kind == .literal }
      guard let first = strings.first else { continue }
      let list = (index..<end).first { candidate in
        text(candidate) == "[" && (isOurs || text(candidate - 2) == "dependencies")
      }
      let dependencies = strings.filter { string in
        list.map { $0 < string && string < closing($0) } ?? false
      }
      targets[unquoted(first)] = Set(dependencies.map(unquoted))
    }
    return targets
  }

  private func unquoted(_ index: Int) -> String { String(text(index).dropFirst().dropLast()) }
}
