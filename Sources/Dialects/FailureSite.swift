// SPDX-License-Identifier: MIT
package import HTTP
package import Inference

/// Where a failure happened: what the wording of some kinds names besides the failure itself.
package struct FailureSite: ~Escapable {
  /// What was asked for; nil where the request was for no inference, or its path is unknown.
  package let operation: Operation?
  /// The request's method.
  package let method: Method
  /// The request's path, as sent; empty where it was not read.
  package let path: Span<UInt8>
  /// The model that was asked for; empty where it is not known.
  package let model: Span<UInt8>
  /// What the ids of the answer are drawn from: some APIs repeat the request's id in the body.
  package let identity: ReplyIdentity

  /// The site of a request for `operation` by `method` on `path`.
  @_lifetime(copy path, copy model)
  package init(
    operation: Operation?,
    method: Method,
    path: Span<UInt8>,
    model: Span<UInt8>,
    identity: ReplyIdentity
  ) {
    self.operation = operation
    self.method = method
    self.path = path
    self.model = model
    self.identity = identity
  }
}
