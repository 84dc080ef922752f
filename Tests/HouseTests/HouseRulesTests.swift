// SPDX-License-Identifier: MIT
import Testing

@Suite struct `Every Swift file` {
  @Test(arguments: SourceTree.swiftFiles)
  func `opens with the licence, is short and narrow`(file: SourceFile) {
    #expect(file.layoutViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles)
  func `has functions that fit a screen`(file: SourceFile) {
    #expect(file.functionViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles)
  func `has names that say something`(file: SourceFile) {
    #expect(file.nameViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles)
  func `leaves no mark of unfinished work`(file: SourceFile) {
    #expect(file.markerViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles)
  func `holds code`(file: SourceFile) {
    #expect(file.emptinessViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles)
  func `proves what it takes out of the compiler's hands`(file: SourceFile) {
    #expect(file.sharingViolations == [])
  }
}

@Suite struct `Every source file` {
  @Test(arguments: SourceTree.swiftFiles(in: "Sources", "Benchmarks"))
  func `is named after the one type that it declares or extends`(file: SourceFile) {
    #expect(file.typeViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles(in: "Sources", "Benchmarks"))
  func `documents what others see`(file: SourceFile) {
    #expect(file.documentationViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles(in: "Sources", "Benchmarks"))
  func `never traps on what it is given`(file: SourceFile) {
    #expect(file.trapViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles(in: "Sources"))
  func `leaves nothing to chance`(file: SourceFile) {
    #expect(file.chanceViolations == [])
  }

  @Test(arguments: SourceTree.swiftFiles(in: "Sources", "Benchmarks"))
  func `does not import Foundation`(file: SourceFile) {
    #expect(file.imports.map(\.module).filter { $0.hasPrefix("Foundation") } == [])
  }
}

@Suite struct `Every test file` {
  @Test(arguments: SourceTree.swiftFiles(in: "Tests"))
  func `waits for events and not for time`(file: SourceFile) {
    #expect(file.sleepViolations == [])
  }
}

@Suite struct `The whole of the sources` {
  /// How often each file overrules the compiler on what threads may share; each with a proof.
  static let overruledSharing: [String: Int] = [
    "Sources/Ledger/ByteRing.swift": 1,
    "Sources/Ledger/CounterTable.swift": 1,
    "Sources/Ledger/LedgerShard.swift": 1,
    "Sources/Patterns/Pattern.swift": 1,
    "Sources/Service/Admin/JournalShard.swift": 1,
  ]

  @Test func `overrules the compiler only where this table says`() {
    let counts = SourceTree.swiftFiles.filter { $0.overruledSharingCount > 0 }.map {
      ($0.path, $0.overruledSharingCount)
    }
    #expect(Dictionary(uniqueKeysWithValues: counts) == Self.overruledSharing)
  }
}
