// SPDX-License-Identifier: MIT

/// A member without content that keeps the value which has it where it lies.
///
/// A struct whose members all have a known layout is taken apart wherever it is handed on: the
/// compiler loads each member and stores it back, which for the large values of a request costs
/// more than the work between. One with an existential among them can only be handed on by its
/// address.
package struct InPlace: Sendable {
  private let existential: (any Sendable)? = nil

  /// The member's only value.
  package init() {}
}
