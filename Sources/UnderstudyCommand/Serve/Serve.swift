// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Glibc
import Gzip
import HTTP
import Inference
import Ledger
import Options
import Scenarios
import Service
import Transport

/// `understudy serve`: answers requests until SIGINT or SIGTERM.
struct Serve {
  /// Time between two looks at the scenario files.
  private static let lookMilliseconds = 100

  private let settings: ServeSettings
  private let voice: any ServerVoice
  private let signals = Signals()
  private let watched: WatchedScenario
  private let ledger: Ledger
  private let gauge = ConnectionGauge()
  private let threads: Int
  private let readyFile: ReadyFile?

  private init(
    _ settings: ServeSettings,
    _ watched: WatchedScenario,
    _ voice: any ServerVoice
  ) {
    self.settings = settings
    self.voice = voice
    self.watched = watched
    threads = settings.threads ?? Cores.usable
    ledger = Ledger(shardCount: threads)
    readyFile = settings.readyFile.map { ReadyFile(path: $0) }
    let gauge = gauge
    ledger.countConnections { gauge.count }
    guard !settings.scenarios.isEmpty else { return }
    ledger.describeScenario { ScenarioFigures(watched) }
  }

  /// Serves until a signal, and says so with `voice`; the format of the files is told from their
  /// keys unless `profile` says it.
  static func run(
    _ settings: ServeSettings,
    as profile: Profile? = nil,
    voice: some ServerVoice = OwnVoice()
  ) -> ExitCode {
    let watched = WatchedScenario(
      paths: settings.scenarios,
      isStrict: settings.isStrict,
      as: profile
    )
    let serve = Serve(settings, watched, voice)
    // A pipe is read to its end, and its writer may be slow.
    if let code = voice.judge(serve.signals.stoppable { watched.reload() }) { return code }
    raiseFileLimit()
    do throws(TransportError) {
      return try serve.run()
    } catch {
      return voice.refuse(error)
    }
  }

  private func run() throws(TransportError) -> ExitCode {
    let log = makeLog()
    let service = Service(
      settings: serviceSettings,
      live: watched.live,
      watched: settings.scenarios.isEmpty ? nil : watched,
      ledger: ledger,
      log: log
    )
    let server = try Server(
      responder: service,
      host: settings.host,
      port: UInt16(settings.port),
      threads: threads,
      limits: limits,
      gauge: gauge
    )
    // A file that an earlier run has left would tell that this one is ready. It is not removed
    // before the address is ours: until then it may be that of a server which runs.
    readyFile?.remove()
    guard log?.start() ?? true else { throw .systemCall("pthread_create", number: errno) }
    defer { log?.stop() }
    try server.start()
    if let readyFile, !readyFile.write(server.url) {
      let reason = unsafe String(cString: strerror(errno))
      Console.complain("cannot write \(readyFile.path): \(reason)")
      server.stop()
      _ = server.join()
      return .failure
    }
    voice.begin(at: server.url)
    waitForEnd()
    readyFile?.remove()
    server.stop()
    _ = server.join()
    log?.stop()
    voice.end(service, ledger)
    return .success
  }

  /// Waits for a signal to stop, and keeps the scenario in step with its files until then.
  ///
  /// This thread answers no request, so none waits while files are read.
  private func waitForEnd() {
    let watches = settings.watchesFiles && !settings.scenarios.isEmpty
    while true {
      switch signals.next(within: watches ? Self.lookMilliseconds : nil) {
      case .stop: return signals.release()
      case .reload where settings.scenarios.isEmpty: break
      case .reload: voice.tell(watched.reload(), watched)
      case nil:
        if watches, let loaded = watched.reloadIfChanged() { voice.tell(loaded, watched) }
      }
    }
  }

  /// The log that was asked for, on standard error, or that of the voice.
  private func makeLog() -> AccessLog? {
    if let (format, descriptor) = voice.accessLog {
      return AccessLog(format: format, descriptor: descriptor, shardCount: threads)
    }
    let format: AccessLogFormat
    switch settings.log {
    case .off: return nil
    case .text: format = .text
    case .json: format = .json
    }
    return AccessLog(format: format, descriptor: STDERR_FILENO, shardCount: threads)
  }

  private var serviceSettings: ServiceSettings {
    var engine = EngineSettings()
    engine.seed = settings.seed
    engine.embeddings = Embedder.Mode(settings.embeddings)
    let effort: GzipPolicy.Effort =
      switch settings.gzip {
      case .auto: .auto
      case .off: .off
      case .level(let level): .level(level)
      }
    return ServiceSettings(
      engine: engine,
      gzip: GzipPolicy(effort, bodyBytesMin: settings.gzipBytesMin),
      clock: settings.clock == .fixed ? .fixed : .system,
      identifiers: settings.identifiers == .content ? .content : .sequence,
      inflatedBytesMax: settings.bodyBytesMax,
      adminToken: settings.adminToken,
      version: Build.version
    )
  }

  private var limits: Limits {
    var limits = Limits()
    limits.bodyBytesMax = settings.bodyBytesMax
    limits.headSecondsMax = settings.headSecondsMax
    limits.bodySecondsMax = settings.bodySecondsMax
    limits.idleSecondsMax = settings.idleSecondsMax
    limits.connectionsMax = settings.connectionsMax
    return limits
  }

  /// Lets the process have as many descriptors as the system allows it: one for each connection.
  private static func raiseFileLimit() {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    _ = unsafe setrlimit(resource, &limit)
  }
}
