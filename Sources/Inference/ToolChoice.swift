// SPDX-License-Identifier: MIT

/// Whether and which tool the model is to call.
package enum ToolChoice: Sendable, Equatable {
  /// The model decides.
  case auto
  /// No tool.
  case none
  /// Some tool, of the model's choice.
  case required
  /// The tool at this index of `InferenceRequest.tools`.
  case named(Int)
}
