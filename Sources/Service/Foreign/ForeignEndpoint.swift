// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// A page that only another tool has; it is there with a file of that tool's.
enum ForeignEndpoint: Sendable, CaseIterable {
  /// Mocktopus' state, in place of our own.
  case mocktopusHealth
  /// What Mocktopus' users have saved.
  case mocktopusCostReport
  /// Mocktopus' list of models; only where its file comes first, since it hides the real one.
  case mocktopusModels
  /// mockllm's list of models.
  case mockllmModels
  /// mockllm's list of providers.
  case mockllmProviders
  /// fakellm's page for a browser.
  case fakellmDashboard
  /// fakellm's counts.
  case fakellmStats
  /// fakellm's conversations.
  case fakellmConversations
  /// Reads fakellm's file again.
  case fakellmReload
  /// Forgets fakellm's conversations.
  case fakellmReset

  /// The tool that has it.
  var tool: Profile {
    switch self {
    case .mocktopusHealth, .mocktopusCostReport, .mocktopusModels: .mocktopus
    case .mockllmModels, .mockllmProviders: .mockllm
    case .fakellmDashboard, .fakellmStats, .fakellmConversations, .fakellmReload, .fakellmReset:
      .fakellm
    }
  }

  /// Where it is.
  var path: StaticString {
    switch self {
    case .mocktopusHealth: "/health"
    case .mocktopusCostReport: "/cost-report"
    case .mocktopusModels: "/v1/models"
    case .mockllmModels: "/models"
    case .mockllmProviders: "/providers"
    case .fakellmDashboard: "/_fakellm"
    case .fakellmStats: "/_fakellm/stats"
    case .fakellmConversations: "/_fakellm/conversations"
    case .fakellmReload: "/_fakellm/reload"
    case .fakellmReset: "/_fakellm/reset"
    }
  }

  /// Whether it changes something (POST), or is looked at (GET, HEAD).
  var changes: Bool { self == .fakellmReload || self == .fakellmReset }

  /// Whether it tells or changes what clients have done, which is for the administrator only.
  var isAdministrative: Bool { tool == .fakellm }

  /// The methods it answers, as the value of `Allow` (RFC 9110 §10.2.1).
  var allowedMethods: StaticString { changes ? "POST, OPTIONS" : "GET, HEAD, OPTIONS" }

  /// Whether it answers `method`.
  func allows(_ method: Method) -> Bool {
    switch method {
    case .post: changes
    case .get, .head: !changes
    case .options: true
    case .put, .patch, .delete, .other: false
    }
  }

  /// The page that `path` leads to where files of the tools `profiles` are loaded, the first of
  /// which is `first`.
  static func match(
    _ path: Span<UInt8>,
    profiles: Set<Profile>,
    first: Profile
  ) -> ForeignEndpoint? {
    allCases.first { endpoint in
      path.equals(endpoint.path) && profiles.contains(endpoint.tool)
        && (endpoint != .mocktopusModels || first == .mocktopus)
    }
  }
}
