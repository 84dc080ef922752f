// SPDX-License-Identifier: MIT

/// What the program is to do.
package enum Command: Sendable, Equatable {
  /// Answer requests over HTTP.
  case serve(ServeSettings)
  /// Print vectors.
  case embed(EmbedSettings)
  /// Print an answer.
  case complete(CompleteSettings)
  /// Print the version.
  case version
  /// Print this text.
  case help(String)
}
