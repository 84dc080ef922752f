// SPDX-License-Identifier: MIT
package import Patterns

/// What a text is asked for.
package indirect enum TextTest: Sendable {
  /// It holds these bytes.
  case contains([UInt8])
  /// It holds this text but for case (Unicode simple folding; the bytes are folded).
  case containsIgnoringCase([UInt8])
  /// It is these bytes.
  case equals([UInt8])
  /// It is this text but for case (the bytes are folded).
  case equalsIgnoringCase([UInt8])
  /// The glob matches all of it.
  case glob(Glob)
  /// The regular expression matches somewhere in it; its captures feed the rule's templates.
  case matches(Pattern)
  /// The glob, whose letters are folded, matches all of the text once that is folded, too.
  case globIgnoringCase(Glob)
  /// One of the tests holds.
  case anyOf([TextTest])
  /// All of the tests hold of the same text.
  case allOf([TextTest])
}
