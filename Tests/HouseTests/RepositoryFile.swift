// SPDX-License-Identifier: MIT

/// A file of the repository, judged by its path.
struct RepositoryFile {
  /// Its path from the repository's root.
  let path: String

  /// The file at `path`.
  init(_ path: String) { self.path = path }

  /// Its name, with its ending.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Its name, without its ending.
  var stem: String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }

  /// The corpus that it is part of, as its test names it: a folder read as a whole.
  var corpus: String? { path.contains("/Corpus/") ? "/Corpus\"" : nil }

  /// Whether it is code that runs as a test.
  var isTestCode: Bool {
    path.hasPrefix("Tests/") && (path.hasSuffix(".swift") || path.hasSuffix(".py"))
  }

  /// Whether it lies among the tests for one of them to read.
  var isTestData: Bool {
    path.hasPrefix("Tests/") && !isTestCode && name != "requirements.txt"
  }

  /// The line that its first two lines have to hold, by the language it is written in.
  var licenceLine: String? {
    switch name.split(separator: ".").last {
    case "swift", "c", "h": "// SPDX-License-Identifier: MIT"
    case "py", "run", "Makefile": "# SPDX-License-Identifier: MIT"
    default: nil
    }
  }
}
