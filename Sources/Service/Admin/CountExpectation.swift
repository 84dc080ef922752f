// SPDX-License-Identifier: MIT
import Inference

/// How many requests a test expects to have been made.
struct CountExpectation {
  /// The parameters that state one.
  static let parameters = ["exactly", "at_least", "at_most"]

  private var bounds = 0...Int.max
  /// Whether anything is expected.
  let isStated: Bool

  /// The expectation that `query` states.
  init(_ query: AdminQuery) throws(Failure) {
    let exactly = try query.number("exactly")
    let least = try query.number("at_least")
    let most = try query.number("at_most")
    isStated = exactly != nil || least != nil || most != nil
    if let exactly {
      guard least == nil, most == nil else {
        throw AdminQuery.invalid("exactly", "it alone, or 'at_least' and 'at_most'")
      }
      bounds = exactly...exactly
    } else {
      guard least ?? 0 <= most ?? .max else {
        throw AdminQuery.invalid("at_least", "no more than 'at_most'")
      }
      bounds = (least ?? 0)...(most ?? .max)
    }
  }

  /// Whether `count` is what is expected.
  func holds(_ count: Int) -> Bool { bounds.contains(count) }

  /// What is expected, in words.
  var words: String {
    if bounds.lowerBound == bounds.upperBound { return "exactly \(bounds.lowerBound)" }
    if bounds.upperBound == .max { return "at least \(bounds.lowerBound)" }
    if bounds.lowerBound == 0 { return "at most \(bounds.upperBound)" }
    return "\(bounds.lowerBound) to \(bounds.upperBound)"
  }
}
