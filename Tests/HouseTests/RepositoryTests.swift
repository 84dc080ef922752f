// SPDX-License-Identifier: MIT
import Testing

@Suite struct `The repository` {
  static let texts = SourceTree.files.filter { path in
    [".swift", ".c", ".h", ".py", ".md", ".txt", ".lua", ".yaml", "Makefile", ".ci/run"]
      .contains { path.hasSuffix($0) }
  }

  @Test func `has nothing but the known names at its top`() {
    let known: Set<String> = [
      "Package.swift", "Sources", "Tests", "Benchmarks", "README.md", "Makefile", "LICENSE",
      "CHANGELOG.md", "CONTRIBUTING.md", "scenarios",
    ]
    let tops = Set(SourceTree.files.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(tops.filter { !$0.hasPrefix(".") }.subtracting(known) == [])
  }

  @Test(arguments: texts)
  func `names no path of somebody's machine`(path: String) {
    let homes = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/tm" + "p/", "../sh" + "ared"]
    #expect(homes.filter { SourceTree.file(path, holds: $0) } == [])
  }

  @Test(arguments: texts.filter { RepositoryFile($0).licenceLine != nil })
  func `opens each file of code with the licence`(path: String) throws {
    let lines = SourceTree.text(of: path).split(separator: "\n", maxSplits: 2)
    let licence = try #require(RepositoryFile(path).licenceLine)
    #expect(lines.prefix(2).contains(licence[...]))
  }

  @Test(arguments: texts.filter { RepositoryFile($0).isTestCode })
  func `leaves no test out`(path: String) {
    let ways = [
      ".disab" + "led(", "withKnown" + "Issue", "pytest.sk" + "ip", "mark.sk" + "ip", "xf" + "ail",
    ]
    #expect(ways.filter { SourceTree.file(path, holds: $0) } == [])
  }

  @Test(arguments: SourceTree.files.filter { RepositoryFile($0).isTestData })
  func `uses each file of data in a test, by its name or by that of a whole corpus`(path: String) {
    let file = RepositoryFile(path)
    let names = [file.name, "\"" + file.stem] + (file.corpus.map { [$0] } ?? [])
    let isUsed = SourceTree.files.contains { code in
      RepositoryFile(code).isTestCode && names.contains { SourceTree.file(code, holds: $0) }
    }
    #expect(isUsed)
  }

  @Test(arguments: SourceTree.files.filter { $0.hasSuffix(".md") })
  func `has prose whose links lead somewhere`(path: String) {
    let article = Prose(path: path, text: SourceTree.text(of: path))
    #expect(article.brokenLinks(files: Set(SourceTree.files)) == [])
  }

  @Test func `lists each article on the catalog's first page, under a name of its own`() {
    let catalog = "Sources/Service/Understudy.docc/"
    let first = catalog + "Understudy.md"
    let links = Set(Prose(path: first, text: SourceTree.text(of: first)).links)
    let articles = SourceTree.files.filter { $0.hasPrefix(catalog) && $0 != first }
    for article in articles.map({ RepositoryFile($0).stem }) {
      #expect(links.contains("doc:" + article), "\(article) is not listed")
      // A module's page has the module's name, and would take the article's place.
      #expect(ModuleTable.arrows[article] == nil, "\(article) is a module")
    }
  }
}
