// SPDX-License-Identifier: MIT
import HTTP
import Inference

/// What a path leads to.
enum Endpoint: Sendable, Equatable {
  /// An inference request in the dialect of an API.
  case inference(API, Operation)
  /// The list of an API's models.
  case models(API)
  /// One model of an API; its id is the rest of the path.
  case model(API)
  /// The metrics, for Prometheus.
  case metrics
  /// Whether the process lives.
  case health
  /// Whether it takes requests.
  case ready
  /// A few words for a person who opens the address in a browser.
  case welcome

  /// The API whose dialect words this endpoint's errors.
  var api: API {
    switch self {
    case .inference(let api, _), .models(let api), .model(let api): api
    case .metrics, .health, .ready, .welcome: .openai
    }
  }

  /// Whether it is the program's own and not a provider's.
  var isOwn: Bool {
    switch self {
    case .inference, .models, .model: false
    case .metrics, .health, .ready, .welcome: true
    }
  }

  /// Whether requests to it carry a body to be answered (POST), or ask for a page (GET, HEAD).
  var takesBody: Bool {
    switch self {
    case .inference: true
    case .models, .model, .metrics, .health, .ready, .welcome: false
    }
  }

  /// The methods it answers, as the value of `Allow` (RFC 9110 §10.2.1).
  var allowedMethods: StaticString { takesBody ? "POST, OPTIONS" : "GET, HEAD, OPTIONS" }

  /// Whether it answers `method`.
  func allows(_ method: Method) -> Bool {
    switch method {
    case .post: takesBody
    case .get, .head: !takesBody
    case .options: true
    case .put, .patch, .delete, .other: false
    }
  }
}
