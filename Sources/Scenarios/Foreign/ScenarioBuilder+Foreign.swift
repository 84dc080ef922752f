// SPDX-License-Identifier: MIT
import Engine
import Inference
import Spelling
import YAML

extension ScenarioBuilder {
  /// Begins a file of another tool: what it is, and where it is the first file, what answers a
  /// request that no rule matches.
  mutating func begin(_ profile: Profile, fallback: Fallback, pacing: Pacing? = nil) {
    scenario.profiles.insert(profile)
    guard isFirstFile else { return }
    scenario.profile = profile
    scenario.fallback = fallback
    scenario.fallbackPacing = pacing
  }

  /// Warns of keys that occur twice: the last one counts, as in Python.
  mutating func warnOfDuplicateKeys(in document: YAMLDocument) {
    for duplicate in document.duplicateKeys {
      complain(.warning, at: duplicate.place, "\(duplicate.message); the last one counts")
    }
  }

  /// Warns of keys of `section` that the tool does not know and passes over in silence.
  mutating func warnOfUnknownKeys(in section: ForeignSection, known: [String]) {
    for entry in section.entries where !known.contains(entry.key.text) {
      let path = section.path(to: entry.key.text)
      var message = "\(path): unknown key; it is ignored"
      if let near = Nearest.word(to: entry.key.text, in: known) {
        message += "; did you mean \"\(near)\"?"
      }
      complain(.warning, at: entry.key.place, message)
    }
  }

  /// The text of a scalar that should be a text, with a warning where YAML reads it as something
  /// else; nil for a list or a mapping, with a warning that tells the `consequence`.
  mutating func text(of node: YAMLNode, path: String, otherwise consequence: String) -> String? {
    switch node.kind {
    case .string(let text): return text
    case .sequence, .mapping:
      let message = "\(path): should be a text, not \(node.kindName); \(consequence)"
      complain(.warning, at: node.place, message)
      return nil
    case .null, .boolean, .integer, .float, .timestamp:
      let message = "\(path): YAML reads \(node.kindName) here; taken for the text \"\(node.text)\""
      complain(.warning, at: node.place, message + ", put quotes around it")
      return node.text
    }
  }

  /// A time in milliseconds, in nanoseconds; nil, with a complaint, for anything else.
  mutating func nanoseconds(
    ofMilliseconds node: YAMLNode,
    path: String,
    severity: Complaint.Severity
  ) -> UInt64? {
    guard let milliseconds = node.number, milliseconds >= 0, milliseconds <= 86_400_000 else {
      let message = "\(path): should be milliseconds, from 0 to 86400000"
      complain(severity, at: node.place, message)
      return nil
    }
    return UInt64((milliseconds * 1e6).rounded())
  }
}
