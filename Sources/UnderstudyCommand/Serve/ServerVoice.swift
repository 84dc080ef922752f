// SPDX-License-Identifier: MIT
import Ledger
import Scenarios
import Service
import Transport

/// What a server says of itself to whoever started it, in its own name or another tool's.
protocol ServerVoice: Sendable {
  /// Says what is wrong or doubtful in the files that were read first; gives back how the program
  /// has to end, where it has to.
  func judge(_ loaded: LoadedScenario) -> ExitCode?
  /// How each request is told of, and where; nil for as the settings say.
  var accessLog: (format: AccessLogFormat, descriptor: Int32)? { get }
  /// Says that the server listens at `url`.
  func begin(at url: String)
  /// Says what came of files that were read again while others were answered by.
  func tell(_ loaded: LoadedScenario, _ watched: WatchedScenario)
  /// Says why the server cannot listen, and gives back how the program ends.
  func refuse(_ error: TransportError) -> ExitCode
  /// Says what there is to say when the server has stopped.
  func end(_ service: Service, _ ledger: Ledger)
}

extension ServerVoice {
  var accessLog: (format: AccessLogFormat, descriptor: Int32)? { nil }

  func tell(_ loaded: LoadedScenario, _ watched: WatchedScenario) {
    ScenarioReport.tell(loaded, watched)
  }
}
