// SPDX-License-Identifier: MIT

/// What the program is to do.
package enum Command: Sendable, Equatable {
  /// Answer requests over HTTP.
  case serve(ServeSettings)
  /// Check scenario files.
  case validate(ValidateSettings)
  /// Print why each rule matches a request or not.
  case explain(ExplainSettings)
  /// Print the answer to a request, as it would be sent.
  case simulate(SimulateSettings)
  /// Write a scenario to begin with.
  case initialise(InitSettings)
  /// Print a scenario in Understudy's own format.
  case convert(ConvertSettings)
  /// Print the JSON Schema of that format.
  case schema
  /// Print vectors.
  case embed(EmbedSettings)
  /// Print an answer.
  case complete(CompleteSettings)
  /// Print the version.
  case version
  /// Print this text.
  case help(String)
}
