// SPDX-License-Identifier: MIT

/// What stands between several values of one flag in its variable.
enum Separator: Character, Sendable {
  case colon = ":"
  case comma = ","
  case lineFeed = "\n"

  /// How several are called.
  var name: String {
    switch self {
    case .colon: "colons"
    case .comma: "commas"
    case .lineFeed: "line feeds"
    }
  }
}
