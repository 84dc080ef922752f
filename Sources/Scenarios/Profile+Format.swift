// SPDX-License-Identifier: MIT
import Inference

extension Profile {
  /// The reader of files in this format.
  var format: any ScenarioFormat.Type {
    switch self {
    case .native: NativeFormat.self
    case .mocktopus: MocktopusReader.self
    case .mockllm: MockllmReader.self
    case .fakellm: FakellmReader.self
    case .tokenpak: TokenPakReader.self
    }
  }
}
