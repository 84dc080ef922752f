// SPDX-License-Identifier: MIT

extension Condition {
  /// Whether it asks for the operation or the path of a request; rules that do not leave counts of
  /// tokens to others.
  package var namesEndpoint: Bool {
    switch self {
    case .operation, .path: true
    case .all(let conditions), .any(let conditions): conditions.contains { $0.namesEndpoint }
    case .not(let condition): condition.namesEndpoint
    default: false
    }
  }
}
