// SPDX-License-Identifier: MIT
import Bytes

/// A model's stage of life, as the list of models tells it.
enum ModelStage: UInt8, CaseIterable {
  case active, deprecated, retired

  /// The stage's word.
  var name: StaticString {
    switch self {
    case .active: "active"
    case .deprecated: "deprecated"
    case .retired: "retired"
    }
  }

  /// The stage of the model called `name`: generations before the fourth are retired.
  init(of name: Span<UInt8>) {
    let isRetired =
      name.hasPrefix("claude-2") || name.hasPrefix("claude-3-") || name.hasPrefix("claude-instant")
    self = isRetired ? .retired : .active
  }
}
