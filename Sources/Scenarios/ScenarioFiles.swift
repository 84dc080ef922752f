// SPDX-License-Identifier: MIT
package import Inference

/// Reads the scenario files that a command line names.
package enum ScenarioFiles {
  /// Endings of the files that are read of a folder.
  private static let endings = [".yaml", ".yml", ".json"]

  private static let streamsOnce =
    "while the server runs only regular files are read, since a pipe does not say again what it "
    + "said at the start"
  private static let foldersHoldFiles = "of a folder only regular files are read"

  /// Reads `paths` in their order: files as they are, and of folders the files whose names end in
  /// `.yaml`, `.yml` or `.json`, in the order of their names' bytes.
  ///
  /// The format of each is told from its keys unless `profile` says it. Without any file the
  /// scenario has no rules and the habits of `profile`. A pipe that is named is read to its end,
  /// but not `again` by a server that has read it: it would wait for a writer who has gone.
  package static func load(
    _ paths: [String],
    as profile: Profile? = nil,
    again: Bool = false
  ) -> LoadedScenario {
    var builder = ScenarioBuilder()
    var files: [String] = []
    var isUnreadable = false
    if paths.isEmpty, profile == .mocktopus {
      ScenarioReader.read(ScenarioSource(name: "", text: MocktopusReader.noRules), into: &builder)
    }
    for path in paths {
      do throws(FileError) {
        for file in try self.files(at: path) {
          guard !files.contains(file) else {
            builder.refuse(file: file, "this file is named twice")
            continue
          }
          let reason = again ? streamsOnce : file == path ? nil : foldersHoldFiles
          let bytes = try FileSystem.read(file, onlyRegular: reason)
          let source = ScenarioSource(name: file, bytes: bytes, as: profile)
          files.append(file)
          ScenarioReader.read(source, into: &builder)
        }
      } catch {
        isUnreadable = true
        builder.refuse(file: error.path, error.message)
      }
    }
    builder.finish()
    var loaded = LoadedScenario(builder)
    loaded.files = files
    loaded.isUnreadable = isUnreadable
    return loaded
  }

  /// The files that `path` stands for now, or itself where it cannot be told.
  static func present(at path: String) -> [String] {
    do throws(FileError) { return try files(at: path) } catch { return [path] }
  }

  /// The files that `path` stands for: itself, or those of the folder that it is.
  private static func files(at path: String) throws(FileError) -> [String] {
    guard let names = try FileSystem.names(inFolder: path) else { return [path] }
    let files = names.filter { name in
      !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
    }
    guard !files.isEmpty else {
      let known = endings.dropLast().joined(separator: ", ") + " or \(endings[endings.count - 1])"
      throw FileError(path: path, message: "this folder holds no file that ends in \(known)")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { folder + $0 }
  }
}
