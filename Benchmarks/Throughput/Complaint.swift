// SPDX-License-Identifier: MIT

/// Why a benchmark cannot be run, in words.
struct Complaint: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
