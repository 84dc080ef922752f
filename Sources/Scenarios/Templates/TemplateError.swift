// SPDX-License-Identifier: MIT

/// What is wrong with a template, and where in it.
struct TemplateError: Error, Equatable {
  /// What is wrong and what would mend it, without a full stop.
  let message: String
  /// Which `{{` of the text it stands in, from 0 in the order of the text.
  let opening: Int
  /// Characters (Unicode scalars) from that `{{` to what is wrong.
  let distance: Int
}
