// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Scenarios
import Testing

/// A file in a folder of its own, which is gone when the test ends.
private final class WatchedFile {
  let folder: String
  var path: String { "\(folder)/rules.yaml" }

  init(_ text: String) throws {
    var template = Array("\(NSTemporaryDirectory())/watched-XXXXXX".utf8CString)
    folder = unsafe String(cString: try #require(mkdtemp(&template)))
    try write(text)
  }

  deinit {
    remove()
    unsafe rmdir(folder)
  }

  /// Puts another file in its place.
  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  }

  func remove() { unsafe unlink(path) }
}

/// A file with one rule of this name.
private func rule(_ name: String) -> String {
  "version: 1\nrules: [{name: \(name), respond: x}]\n"
}

/// The names of the rules that are answered by.
private func names(_ watched: WatchedScenario) -> [String] {
  watched.live.current.scenario.rules.map(\.name)
}

@Suite struct `A watched scenario` {
  @Test func `is read at the first look that finds a changed file still`() throws {
    let file = try WatchedFile(rule("one"))
    let watched = WatchedScenario(paths: [file.path])
    #expect(watched.reload().complaints.isEmpty)
    #expect(names(watched) == ["one"])
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    try file.write(rule("second"))
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    try file.write(rule("the third"))
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    #expect(names(watched) == ["one"])
    #expect(watched.reloadIfChanged()?.complaints == [])
    #expect(names(watched) == ["the third"])
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    #expect(watched.status.reloads == 2 && watched.status.failures == 0)
  }

  @Test func `stays as it is while something is wrong in its files`() throws {
    let file = try WatchedFile(rule("one"))
    let watched = WatchedScenario(paths: [file.path])
    watched.reload()
    try file.write("version: 1\nrules: [{nmae: broken, respond: x}]\n")
    #expect(watched.reload().scenario == nil)
    #expect(names(watched) == ["one"])
    let failure = try #require(watched.status.failure)
    #expect(failure.hasPrefix("\(file.path):2:10: error: ") && failure.contains("\"name\""))
    // It is complained of once, and not at each look.
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    file.remove()
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    #expect(watched.reloadIfChanged()?.isUnreadable == true)
    #expect(names(watched) == ["one"])
    #expect(watched.status.failures == 2)
    try file.write(rule("mended"))
    #expect(watched.reload().complaints == [])
    #expect(names(watched) == ["mended"])
    #expect(watched.status.failure == nil && watched.status.reloads == 2)
  }

  @Test(arguments: [(false, true), (true, false)])
  func `answers misses by an error where it is strict`(isStrict: Bool, isEcho: Bool) throws {
    let file = try WatchedFile(rule("one"))
    let watched = WatchedScenario(paths: [file.path], isStrict: isStrict)
    watched.reload()
    let fallback = watched.live.current.scenario.fallback
    #expect(isEcho ? isSame(fallback, .echo) : isSame(fallback, .error))
  }

  private func isSame(_ left: Fallback, _ right: Fallback) -> Bool {
    switch (left, right) {
    case (.echo, .echo), (.error, .error): true
    default: false
    }
  }
}
