// SPDX-License-Identifier: MIT

/// What the program is to do where it was started by another tool's name.
package enum ForeignCommand: Sendable, Equatable {
  /// `mocktopus serve`.
  case mocktopusServe(MocktopusServeSettings)
  /// `mocktopus simulate`.
  case mocktopusSimulate(MocktopusSimulateSettings)
  /// `mocktopus validate`.
  case mocktopusValidate(MocktopusValidateSettings)
  /// `mocktopus init`.
  case mocktopusInit(MocktopusInitSettings)
  /// `mocktopus doctor`.
  case mocktopusDoctor(MocktopusDoctorSettings)
  /// `mocktopus explain`.
  case mocktopusExplain(MocktopusExplainSettings)
  /// `mocktopus example`.
  case mocktopusExample(MocktopusExampleSettings)
  /// `mockllm start`.
  case mockllmStart(MockllmStartSettings)
  /// `mockllm validate`.
  case mockllmValidate(MockllmValidateSettings)
  /// `fakellm serve`.
  case fakellmServe(FakellmServeSettings)
  /// `fakellm init`.
  case fakellmInit
  /// Print this text.
  case print(String)
}
