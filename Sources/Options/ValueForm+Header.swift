// SPDX-License-Identifier: MIT

extension ValueForm where Value == HeaderChoice {
  /// A header field.
  static let header = ValueForm(
    placeholder: "FIELD",
    expectation: "a header field, such as \"X-Test: flaky\"",
    read: HeaderChoice.read
  )
}
