// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Scenarios
import Testing

/// A file in a folder of its own, which is gone when the test ends.
private final class WatchedFile {
  let folder: String
  var path: String { "\(folder)/rules.yaml" }
  private var keptEnd: Int32 = -1

  init(_ text: String) throws {
    var template = Array("\(NSTemporaryDirectory())/watched-XXXXXX".utf8CString)
    folder = unsafe String(cString: try #require(mkdtemp(&template)))
    try write(text)
  }

  deinit {
    remove()
    unsafe rmdir(folder)
    if keptEnd >= 0 { close(keptEnd) }
  }

  /// Puts a pipe in its place, in which there is `text` and behind that nothing.
  ///
  /// Keeps an end of it open to read, for without one it would forget the text.
  func makePipe(_ text: String) throws {
    remove()
    #expect(unsafe mkfifo(path, 0o600) == 0)
    keptEnd = unsafe open(path, O_RDONLY | O_NONBLOCK)
    try fill(text)
  }

  /// Writes `text` to the pipe.
  func fill(_ text: String) throws {
    let pipe = try #require(FileHandle(forWritingAtPath: path))
    try pipe.write(contentsOf: Data(text.utf8))
    try pipe.close()
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

  @Test func `is read from a pipe at the start, and not again`() throws {
    let file = try WatchedFile("")
    try file.makePipe(rule("one"))
    let watched = WatchedScenario(paths: [file.path])
    #expect(watched.reload().complaints == [])
    #expect(names(watched) == ["one"])
    // Who writes to it makes no other file of it.
    try file.fill(rule("two"))
    for _ in 0..<2 { #expect(watched.reloadIfChanged().map(\.complaints) == nil) }
    let refused = watched.reload()
    #expect(
      refused.complaints.map(\.description) == [
        "\(file.path): error: is a pipe; while the server runs only regular files are read, since "
          + "a pipe does not say again what it said at the start"
      ]
    )
    #expect(refused.isUnreadable && names(watched) == ["one"])
    try file.write(rule("three"))
    #expect(watched.reload().complaints == [])
    #expect(names(watched) == ["three"])
  }

  @Test func `stays as it is where a pipe takes the place of its file`() throws {
    let file = try WatchedFile(rule("one"))
    let watched = WatchedScenario(paths: [file.path])
    watched.reload()
    try file.makePipe(rule("two"))
    #expect(watched.reloadIfChanged().map(\.complaints) == nil)
    #expect(watched.reloadIfChanged()?.scenario == nil)
    #expect(names(watched) == ["one"])
    #expect(watched.status.failure?.contains("is a pipe; while the server runs") == true)
    try file.fill("more")
    for _ in 0..<2 { #expect(watched.reloadIfChanged().map(\.complaints) == nil) }
  }

  @Test func `takes no pipe of a folder`() throws {
    let file = try WatchedFile("")
    try file.makePipe(rule("one"))
    let loaded = WatchedScenario(paths: [file.folder]).reload()
    let message = "is a pipe; of a folder only regular files are read"
    #expect(loaded.complaints.map(\.description) == ["\(file.path): error: \(message)"])
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
