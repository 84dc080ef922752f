// SPDX-License-Identifier: MIT

extension Template {
  /// Whether it tells how often its rule has answered.
  package var tellsCount: Bool {
    pieces.contains { piece in
      switch piece {
      case .count: true
      case .choice(let templates): templates.contains { $0.tellsCount }
      default: false
      }
    }
  }
}
