// SPDX-License-Identifier: MIT
import Testing

/// A piece of Swift and the lines at which a rule has to complain.
private struct Snippet: CustomTestStringConvertible {
  var name: String
  var code: String
  var lines: [Int]

  var testDescription: String { name }

  init(_ name: String, _ code: String, lines: [Int] = []) {
    self.name = name
    self.code = code
    self.lines = lines
  }

  var file: SourceFile { SourceFile(text: code) }
}

@Suite struct `A rule on traps` {
  @Test(arguments: [
    Snippet("forced try", "let a = try! f()", lines: [1]),
    Snippet("forced cast", "let a = b as! C", lines: [1]),
    Snippet("fatal error", "\n\nfatalError(\"no\")", lines: [3]),
    Snippet("forced unwrap of a name", "let a = b!", lines: [1]),
    Snippet("forced unwrap of a call", "let a = f()!.c", lines: [1]),
    Snippet("forced unwrap of an element", "let a = b[0]! + 1", lines: [1]),
    Snippet("implicitly unwrapped", "var a: [Int]! = nil", lines: [1]),
    Snippet("forced unwrap inside an interpolation", #"let a = "b \(c!) d""#, lines: [1]),
    Snippet("not and unequal", "if !a && b != c { d(!e) }"),
    Snippet("only in words", "// a! try! \nlet a = \"b! as! fatalError(\""),
    Snippet("only in a raw string", ##"let a = #"b! \(c!) "d"# + e"##),
    Snippet("optional try", "let a = try? b as? C"),
  ])
  fileprivate func `sees`(snippet: Snippet) {
    #expect(snippet.file.trapViolations.map(\.line) == snippet.lines)
  }

  @Test func `lets the executable end itself`() {
    let code = "fatalError(\"no\")"
    let file = SourceFile(path: "Sources/UnderstudyCommand/main.swift", text: code)
    #expect(file.trapViolations == [])
  }
}

@Suite struct `A rule on documentation` {
  @Test(arguments: [
    Snippet("bare", "package struct A {}", lines: [1]),
    Snippet("bare member", "/// A.\npackage struct A {\n  public let b = 1\n}", lines: [3]),
    Snippet("plain comment", "// A.\npackage struct A {}", lines: [2]),
    Snippet("a blank line between", "/// A.\n\npackage struct A {}", lines: [3]),
    Snippet("documented", "/// A.\npackage struct A {}"),
    Snippet(
      "documented above attributes",
      "/// A.\n@inlinable\n@_lifetime(copy b)\npackage func a() {}"
    ),
    Snippet(
      "bare under attributes",
      "@inlinable\n@_lifetime(copy b)\npackage func a() {}",
      lines: [1]
    ),
    Snippet("documented, modifiers first", "/// A.\nstatic package func a() {}"),
    Snippet("setter's access", "/// A.\npackage private(set) var a = 1"),
    Snippet("import", "package import Bytes"),
    Snippet("internal", "struct A { let b = 1 }"),
  ])
  fileprivate func `sees`(snippet: Snippet) {
    #expect(snippet.file.documentationViolations.map(\.line) == snippet.lines)
  }
}

@Suite struct `A rule on functions` {
  private static func lines(_ count: Int) -> String {
    String(repeating: "  f()\n", count: count)
  }

  @Test(arguments: [
    Snippet("58 statements", "func a() {\n\(lines(58))}"),
    Snippet("59 statements", "func a() {\n\(lines(59))}", lines: [1]),
    Snippet("long initialiser", "struct A {\ninit(\nb: Int = 1\n) {\n\(lines(59))}\n}", lines: [2]),
    Snippet("long computed property", "var a: Int {\n\(lines(59))}", lines: [1]),
    Snippet("long closure", "let a = {\n\(lines(59))}()", lines: [1]),
    Snippet(
      "long, with a clause",
      "func a<B>(_ b: B)\n  throws(C)\n  -> Int where B: D\n{\n\(lines(59))}",
      lines: [1]
    ),
    Snippet(
      "requirement before a long type",
      "func a() -> Int\nfunc b()\nstruct C {\n\(lines(59))}"
    ),
    Snippet("property before a long type", "let a = 1\nstruct C {\n\(lines(59))}"),
    Snippet("long table", "let a = [\n\(lines(70))]"),
  ])
  fileprivate func `sees`(snippet: Snippet) {
    #expect(snippet.file.functionViolations.map(\.line) == snippet.lines)
  }
}

@Suite struct `A rule on types` {
  @Test(arguments: [
    ("Queue.swift", "struct Queue {}", []),
    ("Queue.swift", "package struct Queue<A>: B {}\nextension Queue {}", []),
    ("Queue.swift", "struct Queue {}\nprivate struct Node { enum Kind {} }", []),
    ("Queue.swift", "struct Queue {}\n@frozen package enum Order {}", [2]),
    ("Queue.swift", "struct Queue {}\n\nfinal class Node {\n}", [3]),
    ("Queue.swift", "protocol Row {}", [1]),
    ("Queue+Search.swift", "extension Queue { struct Match {} }", []),
    ("Queue+Search.swift", "extension Queue {}\nstruct Match {}", [2]),
    ("Queue+Search.swift", "extension Row {}", [1]),
    ("Scan.swift", "func scan() { struct Local {} }", []),
  ])
  func `sees`(name: String, code: String, lines: [Int]) {
    let file = SourceFile(path: "Sources/Sample/" + name, text: code)
    #expect(file.typeViolations.map(\.line) == lines)
  }
}

@Suite struct `A rule on words` {
  @Test(arguments: [
    Snippet("type", "struct SocketManager {}", lines: [1]),
    Snippet("function", "func makeHelper() {}", lines: [1]),
    Snippet("snake case", "let string_utils = 1", lines: [1]),
    Snippet("in text only", "// Manager\nlet a = \"Helper\""),
    Snippet("a longer word", "let utilization = managerial"),
  ])
  fileprivate func `sees empty names`(snippet: Snippet) {
    #expect(snippet.file.nameViolations.map(\.line) == snippet.lines)
  }

  @Test(arguments: [
    Snippet("line comment", "let a = 1 // TO" + "DO: more", lines: [1]),
    Snippet("block comment", "\n/* FIX" + "ME */", lines: [2]),
    Snippet("part of a word", "// TO" + "DOS"),
  ])
  fileprivate func `sees marks`(snippet: Snippet) {
    #expect(snippet.file.markerViolations.map(\.line) == snippet.lines)
  }

  @Test func `sees chance and waiting`() {
    let file = SourceFile(text: "var h = Hasher()\nlet n = Int.random(in: 0..<9)\nusleep(5)")
    #expect(file.chanceViolations.map(\.line) == [1, 2])
    #expect(file.sleepViolations.map(\.line) == [3])
  }
}

@Suite struct `A rule on sharing` {
  @Test(arguments: [
    Snippet("bare class", "final class A: @unchecked Sendable {}", lines: [1]),
    Snippet("no proof", "// A.\nfinal class A: @unchecked Sendable {}", lines: [2]),
    Snippet("bare variable", "nonisolated(unsafe) var a = 1", lines: [1]),
    Snippet("proved", "/// A.\n///\n/// Safe: one thread.\nfinal class A: @unchecked Sendable {}"),
    Snippet("proved above", "// Safe: set once\n// at the start.\nnonisolated(unsafe) var a = 1"),
    Snippet(
      "another's proof",
      "// Safe: no.\nlet b = 1\nnonisolated(unsafe) var a = 1",
      lines: [3]
    ),
  ])
  fileprivate func `sees`(snippet: Snippet) {
    #expect(snippet.file.sharingViolations.map(\.line) == snippet.lines)
    #expect(snippet.file.overruledSharingCount == 1)
  }
}

@Suite struct `A rule on layout` {
  private static let licence = SourceFile.licence + "\n"

  @Test(arguments: [
    Snippet("licence, then code", licence + "let a = 1"),
    Snippet("no licence", "let a = 1", lines: [1]),
    Snippet("400 lines", licence + String(repeating: "f()\n", count: 399)),
    Snippet("401 lines", licence + String(repeating: "f()\n", count: 400), lines: [401]),
    Snippet("100 columns", licence + String(repeating: "ä", count: 100)),
    Snippet("101 columns", licence + String(repeating: "a", count: 101), lines: [2]),
  ])
  fileprivate func `sees`(snippet: Snippet) {
    #expect(snippet.file.layoutViolations.map(\.line) == snippet.lines)
  }

  @Test func `sees a file without code`() {
    #expect(SourceFile(text: Self.licence + "/* let a = 1 */").emptinessViolations.count == 1)
    #expect(SourceFile(text: Self.licence + "let a = 1").emptinessViolations == [])
  }
}

@Suite struct `A rule on arrows` {
  @Test func `sees imports of all kinds`() {
    let code = """
      import Bytes
      package import JSON
      @testable import HTTP
      import Glibc
      import Foundation
      let text = "import Engine"
      // import Service
      """
    let file = SourceFile(text: code)
    #expect(file.importViolations(allowed: ["Bytes"]).map(\.line) == [2, 3, 5])
  }

  @Test func `reads a manifest`() {
    let code = """
      func module(_ name: String) -> Target { .target(name: name, dependencies: others) }
      let targets = [
        .systemLibrary(name: "CYAML", pkgConfig: "yaml"), .target(name: "CLinux"),
        module("Bytes"), module("JSON", ["Bytes", "Seeds"]),
        .executableTarget(name: "Tool", dependencies: ["JSON"], swiftSettings: [.house("x")]),
      ]
      """
    let targets = SourceFile(text: code).manifestTargets
    #expect(
      targets == [
        "CYAML": [], "CLinux": [], "Bytes": [], "JSON": ["Bytes", "Seeds"], "Tool": ["JSON"],
      ]
    )
  }
}

@Suite struct `A rule on prose` {
  @Test func `sees links that lead nowhere`() {
    let text = """
      [here](Other.md) [there](Missing.md#part) <doc:Other> <doc:Absent> [up](#top)
      [web](https://example.org) [folder](pictures)
      ```
      [code](Nothing.md)
      ```
      """
    let prose = Prose(path: "docs/Page.md", text: text)
    let files: Set<String> = ["docs/Page.md", "docs/Other.md", "docs/pictures/one.png"]
    #expect(prose.brokenLinks(files: files) == ["Missing.md#part", "doc:Absent"])
  }

  @Test func `reads a drawing of arrows`() {
    let text = """
      ## Modules and arrows

      ```
      Service ──► HTTP  JSON
      Gzip ──► CZlib    YAML ──► CYAML
      any of them may import Bytes; Bytes ──► nothing else
      ```
      """
    let arrows = Prose(path: "Flow.md", text: text).arrows
    #expect(arrows == ["Service": ["HTTP", "JSON"], "Gzip": ["CZlib"], "YAML": ["CYAML"]])
  }
}
