// SPDX-License-Identifier: MIT
package import Inference

/// How often exchanges ended with one status.
package struct RequestCount: Sendable {
  /// The API; nil for the program's own routes.
  package var api: API?
  /// The model.
  package var model: NameLabel
  /// The HTTP status; 0 for one that is no three-digit number.
  package var status: Int
  /// The number of exchanges.
  package var count: UInt64

  /// The label of the API.
  package var apiName: StaticString { api?.name ?? "understudy" }
}
