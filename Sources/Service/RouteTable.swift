// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// The paths of all endpoints, immutable.
///
/// The routes of the providers stand behind `/v1` or without it, since clients are configured with
/// base URLs of both forms.
struct RouteTable: Sendable {
  private struct Route: Sendable {
    var path: StaticString
    var endpoint: Endpoint
    /// Whether the path goes on with an id.
    var takesID: Bool = false
  }

  /// Looked up from the front, so the routes that are asked most stand first.
  private static let provider: [Route] = [
    Route(path: "/chat/completions", endpoint: .inference(.openai, .chat)),
    Route(path: "/embeddings", endpoint: .inference(.openai, .embedding)),
    Route(path: "/completions", endpoint: .inference(.openai, .completion)),
    Route(path: "/models", endpoint: .models(.openai)),
    Route(path: "/models/", endpoint: .model(.openai), takesID: true),
  ]

  private static let own: [Route] = [
    Route(path: "/metrics", endpoint: .metrics),
    Route(path: "/health", endpoint: .health),
    Route(path: "/ready", endpoint: .ready),
    Route(path: "/", endpoint: .welcome),
    // RFC 9110 §9.3.7: the asterisk asks what the server as a whole takes; only OPTIONS has it.
    Route(path: "*", endpoint: .welcome),
  ]

  /// The endpoint that `path` leads to and, where it takes an id, the offset of that in `path`.
  static func match(_ path: Span<UInt8>) -> (endpoint: Endpoint, idStart: Int)? {
    let prefix = path.hasPrefix("/v1/") ? 3 : 0
    let rest = path.extracting(prefix..<path.count)
    if let found = match(rest, in: provider) { return (found.endpoint, found.idStart + prefix) }
    guard prefix == 0 else { return nil }
    return match(path, in: own)
  }

  private static func match(
    _ path: Span<UInt8>,
    in routes: [Route]
  ) -> (endpoint: Endpoint, idStart: Int)? {
    for route in routes {
      let size = route.path.utf8CodeUnitCount
      if path.count == size, !route.takesID, path.equals(route.path) {
        return (route.endpoint, size)
      }
      if route.takesID, path.count > size, path.hasPrefix(route.path) {
        return (route.endpoint, size)
      }
    }
    return nil
  }
}
