// SPDX-License-Identifier: MIT

/// The bounds on the work that a schema may cause, in one place.
enum SchemaLimits {
  /// Most subschemas that are read.
  static let schemasMax = 10_000
  /// Most places that references lead to.
  static let targetsMax = 1000
  /// Most schemas that stand inside one another.
  static let nestingMax = 64
  /// Most values that stand inside one another.
  static let depthMax = 64
  /// Depth from which the shallowest alternatives are taken and optional members left out.
  static let depthWanted = 4
  /// Values from which on the same is done, so that wide schemas stay bounded too.
  static let valuesWanted = 400
  /// Most values in all.
  static let valuesMax = 20_000
  /// Most steps of making, checking and matching in all.
  static let stepsMax = 2_000_000
  /// Most combinations of alternatives that are tried at one place.
  static let attemptsMax = 64
  /// Most elements or members that a schema may demand at one place.
  static let countMax = 4096
  /// Most characters that a schema may demand of one string.
  static let lengthMax = 16_384
  /// Most bytes of a pattern.
  static let patternBytesMax = 4096
  /// Most parts of a pattern.
  static let patternNodesMax = 4096
  /// Most groups of a pattern that stand inside one another.
  static let patternNestingMax = 64
  /// Most in-place references and combinations that are followed on one value.
  static let inPlaceMax = 128
}
