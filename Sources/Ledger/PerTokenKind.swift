// SPDX-License-Identifier: MIT

/// A number for each kind of token.
package struct PerTokenKind<Number: FixedWidthInteger & Sendable>: Sendable, Equatable {
  private var numbers = [Number](repeating: 0, count: TokenKind.allCases.count)

  /// Zero for each kind.
  package init() {}

  /// The number for one kind.
  package subscript(kind: TokenKind) -> Number {
    get { numbers[kind.rawValue] }
    set { numbers[kind.rawValue] = newValue }
  }

  /// The sum over all kinds.
  package var total: Number { numbers.reduce(0, &+) }
}
