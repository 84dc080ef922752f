// SPDX-License-Identifier: MIT
import Inference

/// What fakellm counts of the requests that its files have answered.
struct FakellmStats: Sendable {
  /// One answer.
  struct Visit: Sendable {
    /// When it was given, in seconds since 1970.
    var seconds: Int
    /// The API that it was asked through.
    var api: API
    /// The model as it was asked for; nil where none was named.
    var model: String?
    /// Whether it was streamed.
    var isStream: Bool
    /// The rule that answered; nil for the echo.
    var rule: String?
    /// The conversation's id.
    var conversation: String
    /// The turn of the conversation.
    var turn: Int
  }

  /// Most answers that are remembered one by one.
  private static let recentMax = 50
  /// Most rules that are told apart; a file that is reloaded again and again may have any number.
  private static let rulesMax = 10_000
  /// The name under which the echo is counted.
  static let echoName = "<fallthrough>"

  /// All answers.
  private(set) var total = 0
  /// Answers by rule, in order of appearance.
  private(set) var rules: [(name: String, count: Int)] = []
  /// The last answers, newest first.
  private(set) var recent: [Visit] = []
  /// Where each rule stands in `rules`.
  private var places: [String: Int] = [:]

  /// Adds one answer.
  mutating func add(_ visit: Visit) {
    total += 1
    let name = visit.rule ?? Self.echoName
    if let place = places[name] {
      rules[place].count += 1
    } else if rules.count < Self.rulesMax {
      places[name] = rules.count
      rules.append((name, 1))
    }
    recent.insert(visit, at: 0)
    if recent.count > Self.recentMax { recent.removeLast() }
  }
}
