// SPDX-License-Identifier: MIT
import Foundation

/// The files beside these tests.
enum SampleFolder {
  /// The path of `name` in the folder `Samples`.
  static func path(_ name: String) -> String {
    URL(filePath: #filePath).appending(path: "../Samples/\(name)").standardized.path
  }

  /// The bytes of the file `name`; none where there is no such file.
  static func bytes(of name: String) -> [UInt8] {
    [UInt8]((try? Data(contentsOf: URL(filePath: path(name)))) ?? Data())
  }
}
