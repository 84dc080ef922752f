// SPDX-License-Identifier: MIT

/// The files beside these tests.
enum SampleFolder {
  /// The path of `name` in the folder `Samples`.
  static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Samples/\(name)"
  }
}
