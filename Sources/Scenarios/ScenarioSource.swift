// SPDX-License-Identifier: MIT
package import Inference

/// The text of one scenario file.
package struct ScenarioSource: Sendable {
  /// The name that complaints give it, usually its path.
  package var name: String
  /// The text as it stands in the file: YAML or JSON.
  package var bytes: [UInt8]
  /// The format where the caller knows it; nil to tell it from the keys.
  package var profile: Profile?

  /// The text `bytes` of the file `name`.
  package init(name: String, bytes: [UInt8], as profile: Profile? = nil) {
    self.name = name
    self.bytes = bytes
    self.profile = profile
  }

  /// The text `text` of the file `name`.
  package init(name: String, text: String, as profile: Profile? = nil) {
    self.init(name: name, bytes: Array(text.utf8), as: profile)
  }
}
