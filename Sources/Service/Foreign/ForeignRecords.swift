// SPDX-License-Identifier: MIT
import Synchronization

/// What the pages of other tools tell of the requests that their files have answered.
///
/// Only those answers come here, so that files of our own take no lock.
final class ForeignRecords: Sendable {
  private let savings: Mutex<MocktopusSavings>
  private let stats = Mutex(FakellmStats())

  /// Records from now on, in seconds since 1970.
  init(start: Int) {
    savings = Mutex(MocktopusSavings(start: start))
  }

  /// Notes an answer of Mocktopus' file.
  func note(_ saving: MocktopusSavings.Saving) {
    savings.withLock { $0.add(saving) }
  }

  /// Notes an answer of fakellm's file.
  func note(_ visit: FakellmStats.Visit) {
    stats.withLock { $0.add(visit) }
  }

  /// What Mocktopus' files have saved so far.
  var currentSavings: MocktopusSavings { savings.withLock { $0 } }

  /// What fakellm's files have answered so far.
  var currentStats: FakellmStats { stats.withLock { $0 } }
}
