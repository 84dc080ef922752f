// SPDX-License-Identifier: MIT
import Options

/// The scenarios that `mocktopus init` and `mocktopus example` write: in that tool's format, each
/// valid, commented, and ready to serve.
enum MocktopusStarter {
  /// What `init` writes.
  static func text(_ template: MocktopusTemplate) -> String {
    switch template {
    case .basic: basic
    case .rag: rag
    case .agents: agents
    case .multimodal: multimodal
    case .enterprise: enterprise
    }
  }

  /// What `example` prints.
  static func text(_ example: MocktopusExample) -> String {
    switch example {
    case .basic: basicExample
    case .streaming: streamingExample
    case .tools: toolsExample
    case .multiModel: multiModelExample
    }
  }
}
