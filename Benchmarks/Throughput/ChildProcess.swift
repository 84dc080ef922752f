// SPDX-License-Identifier: MIT
import Glibc

/// A program that the driver started, with its standard output on a pipe and no standard error.
final class ChildProcess {
  let identifier: pid_t
  private let output: Int32
  private var isReaped = false

  /// Starts the program at `path`, or found in `PATH` where it has no slash.
  init(_ path: String, _ arguments: [String]) throws(Complaint) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Complaint("no pipe can be had") }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
    unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
    // Strings for the C function, freed below; the nil ends the list.
    var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var identifier: pid_t = 0
    let result = unsafe posix_spawnp(&identifier, path, &actions, nil, &words, environ)
    for index in unsafe words.indices { unsafe free(words[index]) }
    unsafe posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw Complaint("cannot start \(path): \(unsafe String(cString: strerror(result)))")
    }
    self.identifier = identifier
    output = ends[0]
  }

  deinit {
    stop()
    close(output)
  }

  /// The next line of its output, or what there is where the output ends.
  func readLine() -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    return String(decoding: line, as: UTF8.self)
  }

  /// All lines of its output that are still to come.
  func readLines() -> [String] {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe read(output, &bytes, bytes.count)
      guard count > 0 else { break }
      all += bytes.prefix(count)
    }
    return String(decoding: all, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Processor time that it has used so far, of all its threads.
  var processorNanoseconds: UInt64 {
    var clock = clockid_t()
    var time = timespec()
    guard unsafe clock_getcpuclockid(identifier, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return 0 }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Bytes of it that lie in memory, those of shared libraries among them.
  var residentBytes: Int {
    let words = File.text("/proc/\(identifier)/statm").split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) : 0
  }

  /// Ends it, first with a polite signal, and waits until it is gone.
  func stop() {
    guard !isReaped else { return }
    kill(identifier, SIGTERM)
    wait()
  }

  /// Waits until it ends by itself.
  func wait() {
    guard !isReaped else { return }
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    isReaped = true
  }
}
