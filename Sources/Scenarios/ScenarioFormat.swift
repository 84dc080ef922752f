// SPDX-License-Identifier: MIT
package import Inference
package import YAML

/// A format of scenario files: how a document of it becomes rules.
package protocol ScenarioFormat {
  /// The format's habits, which its rules answer with.
  static var profile: Profile { get }

  /// Reads all of `document` into `builder` and complains there of everything that is wrong.
  ///
  /// What is stated for the whole scenario (fallback, pacing …) goes through the builder's methods,
  /// since the first file that states it wins.
  static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder)
}
