// SPDX-License-Identifier: MIT
import Testing

@Suite struct `The arrows between modules` {
  static let manifest = SourceTree.swiftFiles.filter { $0.path == "Package.swift" }

  @Test(arguments: SourceTree.swiftFiles(in: "Sources"))
  func `are the only imports of a file`(file: SourceFile) throws {
    let allowed = try #require(file.module.flatMap { ModuleTable.arrows[$0] })
    #expect(file.importViolations(allowed: allowed) == [])
  }

  @Test func `are what the manifest declares`() throws {
    let manifest = try #require(Self.manifest.first)
    let targets = manifest.manifestTargets
    for (module, arrows) in ModuleTable.arrows {
      #expect(targets[module] == arrows, "\(module)")
    }
    for module in ModuleTable.foreign { #expect(targets[module] == [], "\(module)") }
  }

  @Test func `know every folder of the sources`() {
    let folders = Set(SourceTree.names(in: "Sources"))
    #expect(folders == Set(ModuleTable.arrows.keys).union(ModuleTable.foreign))
  }

  @Test func `are what the article draws`() throws {
    let article = "Sources/Service/Understudy.docc/RequestFlow.md"
    let drawn = Prose(path: article, text: SourceTree.text(of: article)).arrows
    for (module, arrows) in ModuleTable.arrows {
      #expect(drawn[module, default: []] == arrows.subtracting(["Bytes"]), "\(module)")
    }
  }
}
