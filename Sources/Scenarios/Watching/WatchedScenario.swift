// SPDX-License-Identifier: MIT
package import Engine
package import Inference
import Synchronization

/// The scenario of a server, kept in step with its files: they are read first and again, and what
/// they say takes effect whole or not at all.
///
/// Files that something is wrong in leave the scenario that answers as it is; `status` says what.
package final class WatchedScenario: Sendable {
  /// The states of the files, as far as they were looked at.
  private struct Looks {
    /// The files as they were just before they were read last.
    var read: [FileState] = []
    /// The files as they were at the last look.
    var seen: [FileState] = []
    /// Whether they were read before.
    var isRead = false
  }

  /// The files and folders, in order, as they were named.
  package let paths: [String]
  /// What is answered by.
  package let live = LiveScenario()
  private let isStrict: Bool
  /// The format of the files; nil to tell it from their keys.
  private let profile: Profile?
  /// Held while files are read, so that two readings do not overtake each other.
  private let looks = Mutex(Looks())
  /// Never held for long, since requests ask for it.
  private let told = Mutex(ScenarioStatus())

  /// The scenario of the files and folders `paths`, of which nothing is read yet.
  ///
  /// With `isStrict`, what no rule matches is an error, whatever they say. Their format is told
  /// from their keys unless `profile` says it.
  package init(paths: [String], isStrict: Bool = false, as profile: Profile? = nil) {
    self.paths = paths
    self.isStrict = isStrict
    self.profile = profile
  }

  /// How the last readings went.
  package var status: ScenarioStatus { told.withLock { $0 } }

  /// Reads the files; what they say takes effect where nothing is wrong in any.
  ///
  /// The first time pipes are read, too, which may wait for their writers; later they are refused.
  @discardableResult
  package func reload() -> LoadedScenario {
    looks.withLock { looks in
      looks.read = look()
      looks.seen = looks.read
      return load(&looks)
    }
  }

  /// Reads the files if they have changed since they were read last; nil where they have not.
  ///
  /// To be called now and then. What has changed since the last call, too, is left alone: it may
  /// still be written.
  package func reloadIfChanged() -> LoadedScenario? {
    looks.withLock { looks in
      let now = look()
      defer { looks.seen = now }
      guard now != looks.read, now == looks.seen else { return nil }
      looks.read = now
      return load(&looks)
    }
  }

  /// The files that would be read now, and the state of each.
  private func look() -> [FileState] {
    paths.flatMap { ScenarioFiles.present(at: $0) }.map { FileState($0) }
  }

  private func load(_ looks: inout Looks) -> LoadedScenario {
    var loaded = ScenarioFiles.load(paths, as: profile, again: looks.isRead)
    looks.isRead = true
    if isStrict { loaded.scenario?.fallback = .error }
    guard let scenario = loaded.scenario else {
      let failure = loaded.errors.map(\.description).joined(separator: "\n")
      told.withLock { status in
        status.failures += 1
        status.failure = failure
      }
      return loaded
    }
    live.publish(scenario)
    told.withLock { status in
      status.reloads += 1
      status.failure = nil
    }
    return loaded
  }
}
