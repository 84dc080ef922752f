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
    Route(path: "/messages", endpoint: .inference(.anthropic, .chat)),
    Route(path: "/messages/count_tokens", endpoint: .inference(.anthropic, .tokenCount)),
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

  /// The endpoint that a request leads to: by its path, and where APIs share one, by what only
  /// one of their clients sends.
  static func match(_ request: borrowing Request) -> (endpoint: Endpoint, idStart: Int)? {
    guard var found = match(request.path) else { return nil }
    switch found.endpoint {
    case .models: found.endpoint = .models(api(of: request))
    case .model: found.endpoint = .model(api(of: request))
    default: break
    }
    return found
  }

  /// The API whose client sends this request, as far as its fields tell.
  static func api(of request: borrowing Request) -> API {
    if request.value(of: "anthropic-version") != nil { return .anthropic }
    return api(of: request.path)
  }

  /// The API that a path belongs to, whether it leads anywhere or not.
  static func api(of path: Span<UInt8>) -> API {
    let prefix = path.hasPrefix("/v1/") ? 3 : 0
    let rest = path.extracting(prefix..<path.count)
    if rest.hasPrefix("/messages"), rest.count == 9 || rest[9] == UInt8(ascii: "/") {
      return .anthropic
    }
    return .openai
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
