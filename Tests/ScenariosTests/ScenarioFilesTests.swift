// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Inference
import Scenarios
import Testing

/// A folder of files that is gone when the test ends.
private final class Folder {
  let path: String
  private let names: [String]

  init(_ files: [String: String]) throws {
    var template = Array("\(NSTemporaryDirectory())/scenarios-XXXXXX".utf8CString)
    path = unsafe String(cString: try #require(mkdtemp(&template)))
    names = Array(files.keys)
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)")) }
  }

  deinit {
    for name in names { unsafe unlink("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  /// What reading `names` in it comes to; the folder itself for none.
  func load(_ names: String..., as profile: Profile? = nil) -> LoadedScenario {
    ScenarioFiles.load(names.isEmpty ? [path] : names.map { "\(path)/\($0)" }, as: profile)
  }

  /// The complaints of `loaded` without the folder.
  func complaints(_ loaded: LoadedScenario) -> [String] {
    loaded.complaints.map {
      $0.description.replacing(path + "/", with: "").replacing(path, with: "F")
    }
  }
}

/// A file with one rule of this name.
private func file(_ name: String, _ more: String = "") -> String {
  "version: 1\n\(more)rules: [{name: \(name), when: {user: \(name)}, respond: x}]\n"
}

@Suite struct `Scenario files and folders` {
  @Test func `are read in the order in which they are named`() throws {
    let folder = try Folder(["a.yaml": file("a"), "b.yaml": file("b"), "c.yaml": file("c")])
    let loaded = folder.load("c.yaml", "a.yaml")
    #expect(folder.complaints(loaded) == [])
    #expect(loaded.scenario?.rules.map(\.name) == ["c", "a"])
    #expect(loaded.files == ["\(folder.path)/c.yaml", "\(folder.path)/a.yaml"])
    #expect(!loaded.isUnreadable)
  }

  @Test func `of a folder are its YAML and JSON files, by name`() throws {
    let folder = try Folder([
      "10.yml": file("ten"), "2.yaml": file("two"), "B.yaml": file("B"), "a.json": file("a"),
      ".hidden.yaml": "]", "notes.txt": "]", "a.yaml.orig": "]",
    ])
    #expect(folder.load().scenario?.rules.map(\.name) == ["ten", "two", "B", "a"])
  }

  @Test func `may be JSON`() throws {
    let folder = try Folder([
      "a.json": """
      {"version": 1, "rules": [
        {"name": "\\ud83d\\ude00", "when": {"user": "a\\/b"}, "respond": {"json": {"n": 1e3}}}
      ]}
      """
    ])
    let loaded = folder.load("a.json")
    #expect(folder.complaints(loaded) == [])
    #expect(loaded.scenario?.rules.map(\.name) == ["😀"])
  }

  @Test func `that are missing, empty folders or no text are named`() throws {
    let folder = try Folder(["a.yaml": file("a"), "b.yaml": "a: \u{0}"])
    let empty = try Folder([:])
    let loaded = ScenarioFiles.load([
      folder.path + "/none.yaml", empty.path, folder.path + "/a.yaml", folder.path + "/b.yaml",
      folder.path + "/a.yaml",
    ])
    #expect(loaded.scenario == nil)
    #expect(loaded.isUnreadable)
    #expect(
      folder.complaints(loaded).map { $0.replacing(empty.path, with: "E") } == [
        "none.yaml: error: there is no such file or folder",
        "E: error: this folder holds no file that ends in .yaml, .yml or .json",
        "a.yaml: error: this file is named twice",
        "b.yaml:1:4: error: control characters are not allowed: a YAML file is UTF-8 text without "
          + "control characters",
      ]
    )
  }

  @Test func `have rules of different names`() throws {
    let folder = try Folder(["a.yaml": file("same"), "b.yaml": file("same")])
    let loaded = folder.load()
    #expect(
      folder.complaints(loaded) == [
        "b.yaml:2:16: error: rules[0].name: the rule at a.yaml:2 is called \"same\", too; a name "
          + "is unique"
      ]
    )
  }

  @Test func `state what holds for all of them once; the first counts`() throws {
    let folder = try Folder([
      "a.yaml": file("a", "defaults: {pacing: {chunk: word}}\n"),
      "b.yaml": file("b", "defaults: {pacing: {chunk: whole}, fallback: error}\n"),
    ])
    let loaded = folder.load()
    #expect(
      folder.complaints(loaded) == [
        "b.yaml:2:20: warning: defaults.pacing: is not used, since a.yaml:2 states it already"
      ]
    )
    let scenario = try #require(loaded.scenario)
    #expect(scenario.pacing?.chunking == .word)
    guard case .error = scenario.fallback else {
      Issue.record("the only fallback that is stated counts")
      return
    }
  }

  @Test func `of other tools keep their habits beside ours`() throws {
    let folder = try Folder([
      "a.yaml": "responses: {hello: Hi}\n",
      "b.yaml": file("b", "defaults: {fallback: error}\n"),
    ])
    let loaded = folder.load()
    #expect(
      folder.complaints(loaded) == [
        "b.yaml:2:22: warning: defaults.fallback: is not used, since the first file, a.yaml, is "
          + "one of mockllm, which has a fallback of its own"
      ]
    )
    let scenario = try #require(loaded.scenario)
    #expect(scenario.profile == .mockllm)
    #expect(scenario.profiles == [.mockllm, .native])
    #expect(scenario.rules.map(\.profile) == [.mockllm, .native])
  }

  @Test func `are of the format that the caller knows`() throws {
    let folder = try Folder(["a.yaml": "rules: []\n"])
    #expect(folder.load("a.yaml", as: .fakellm).scenario?.profile == .fakellm)
    #expect(folder.load("a.yaml", as: .native).scenario == nil)
  }
}
