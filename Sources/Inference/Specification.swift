// SPDX-License-Identifier: MIT

/// The rules by which answers follow from requests, published in the documentation.
package enum Specification {
  /// The version of the rules: the same version gives the same bytes to the same request.
  ///
  /// It enters `system_fingerprint`. Any change of an output that users may have stored needs a new
  /// one.
  package static let version = 1
}
