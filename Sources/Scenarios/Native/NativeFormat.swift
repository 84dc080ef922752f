// SPDX-License-Identifier: MIT
package import Inference
package import YAML

/// Understudy's own format, version 1: the one that can say everything.
package enum NativeFormat: ScenarioFormat {
  /// The format's habits.
  package static let profile = Profile.native
  /// The version that is read.
  static let version = 1

  /// Reads `document` into `builder`, with a complaint for each mistake.
  package static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    for error in document.duplicateKeys { builder.complain(at: error.place, error.message) }
    var reader = NativeReader(taking: &builder)
    reader.readDocument(document.root)
    reader.giveBack(to: &builder)
  }

  /// Reads rules that are added while a server runs: a list of them, one alone, or a whole file.
  static func readAddition(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    for error in document.duplicateKeys { builder.complain(at: error.place, error.message) }
    var reader = NativeReader(taking: &builder)
    reader.readAddition(document.root)
    reader.giveBack(to: &builder)
  }
}
