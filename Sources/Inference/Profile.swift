// SPDX-License-Identifier: MIT

/// The format that a scenario file is written in, and so the habits that its rules answer with:
/// defaults, leniency, usage, chunk edges, error bodies.
package enum Profile: UInt8, Sendable, CaseIterable {
  /// Understudy's own format.
  case native
  /// Mocktopus 0.2.
  case mocktopus
  /// mockllm 0.0.8.
  case mockllm
  /// fakellm 0.3.
  case fakellm
  /// The TokenPak mock-provider recipe.
  case tokenpak

  /// The tool's name, as in messages, options and the documentation.
  package var name: StaticString {
    switch self {
    case .native: "understudy"
    case .mocktopus: "mocktopus"
    case .mockllm: "mockllm"
    case .fakellm: "fakellm"
    case .tokenpak: "tokenpak"
    }
  }
}
