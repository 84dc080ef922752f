// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// A page under `/_understudy/`, by which a test looks after the server.
enum AdminEndpoint: Equatable {
  /// What pages there are.
  case overview
  /// All rules, in the order in which they are asked.
  case rules
  /// One rule; its name begins at this byte of the path.
  case rule(nameStart: Int)
  /// Reads the scenario's files again.
  case reload
  /// Forgets what was counted, and the journal.
  case reset
  /// The conversations.
  case conversations
  /// The journal.
  case requests
  /// How many entries of the journal pass a filter, and whether that is as expected.
  case requestsCount
  /// What the server has done.
  case stats
  /// What that would have cost.
  case costs

  /// The opening of all paths.
  static let prefix: StaticString = "/_understudy"

  private static let pages: [(path: StaticString, endpoint: AdminEndpoint)] = [
    ("/_understudy", .overview), ("/_understudy/", .overview), ("/_understudy/rules", .rules),
    ("/_understudy/reload", .reload), ("/_understudy/reset", .reset),
    ("/_understudy/conversations", .conversations), ("/_understudy/requests", .requests),
    ("/_understudy/requests/count", .requestsCount), ("/_understudy/stats", .stats),
    ("/_understudy/costs", .costs),
  ]

  /// The page at `path`; nil where there is none.
  init?(_ path: Span<UInt8>) {
    for page in Self.pages where path.equals(page.path) {
      self = page.endpoint
      return
    }
    let rule: StaticString = "/_understudy/rules/"
    let start = rule.utf8CodeUnitCount
    guard path.count > start, path.hasPrefix(rule) else { return nil }
    self = .rule(nameStart: start)
  }

  /// Whether `path` is one of this kind, whether there is a page or not.
  static func owns(_ path: Span<UInt8>) -> Bool {
    let size = prefix.utf8CodeUnitCount
    guard path.hasPrefix(prefix) else { return false }
    return path.count == size || path[size] == UInt8(ascii: "/")
  }

  /// The methods it answers, as the value of `Allow` (RFC 9110 §10.2.1).
  var allowedMethods: StaticString {
    switch self {
    case .overview, .requestsCount, .stats, .costs: "GET, HEAD, OPTIONS"
    case .rules: "GET, HEAD, POST, DELETE, OPTIONS"
    case .rule: "DELETE, OPTIONS"
    case .reload, .reset: "POST, OPTIONS"
    case .conversations, .requests: "GET, HEAD, DELETE, OPTIONS"
    }
  }

  /// Whether it answers `method`.
  func allows(_ method: Method) -> Bool {
    switch method {
    case .get, .head:
      switch self {
      case .overview, .rules, .conversations, .requests, .requestsCount, .stats, .costs: true
      case .rule, .reload, .reset: false
      }
    case .post: self == .rules || self == .reload || self == .reset
    case .delete:
      switch self {
      case .rules, .rule, .conversations, .requests: true
      case .overview, .reload, .reset, .requestsCount, .stats, .costs: false
      }
    case .options: true
    case .put, .patch, .other: false
    }
  }
}
