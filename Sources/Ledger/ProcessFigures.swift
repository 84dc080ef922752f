// SPDX-License-Identifier: MIT
import Glibc

/// What the kernel says of this process; nil for what it does not tell, as where /proc is missing.
package struct ProcessFigures: Sendable, Equatable {
  /// CPU time spent in user and system mode.
  package var cpuNanoseconds: UInt64?
  /// File descriptors that are open.
  package var openFiles: UInt64?
  /// The limit on them.
  package var openFilesMax: UInt64?
  /// Size of the address space.
  package var virtualMemoryBytes: UInt64?
  /// How much of it is in memory.
  package var residentMemoryBytes: UInt64?
  /// When the process started, hundredths of a second since 1970.
  package var startCentiseconds: UInt64?

  /// Nothing told.
  package init() {}

  /// The figures at this moment; some dozen microseconds of system calls.
  package static func now() -> ProcessFigures {
    var figures = ProcessFigures()
    var time = timespec()
    if unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 {
      figures.cpuNanoseconds = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
    var limit = rlimit()
    if unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
      figures.openFilesMax = UInt64(limit.rlim_cur)
    }
    figures.openFiles = openFileCount()
    figures.readStatus()
    return figures
  }

  /// Reads /proc/self/stat (proc_pid_stat(5)): fields 22 to 24 are start time, size and pages.
  private mutating func readStatus() {
    let text = ProcFile.read("/proc/self/stat", bytesMax: 4096)
    // The second field is the program's name in parentheses, which may hold spaces and parentheses.
    guard let name = text.lastIndex(of: UInt8(ascii: ")")) else { return }
    let fields = text[(name + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 21 else { return }
    let ticks = ProcFile.number(fields[19])
    virtualMemoryBytes = ProcFile.number(fields[20])
    residentMemoryBytes = ProcFile.number(fields[21]).map {
      $0 * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
    guard let ticks, let boot = Self.bootSeconds else { return }
    startCentiseconds = boot * 100 + ticks * 100 / UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
  }

  /// When the machine started, seconds since 1970: the line `btime` of /proc/stat.
  private static let bootSeconds: UInt64? = {
    let text = ProcFile.read("/proc/stat", bytesMax: 1 << 20)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      if words.count == 2, words[0].elementsEqual("btime".utf8) { return ProcFile.number(words[1]) }
    }
    return nil
  }()

  /// The number of entries of /proc/self/fd, which newer kernels tell as its size.
  private static func openFileCount() -> UInt64? {
    var status = stat()
    if unsafe stat("/proc/self/fd", &status) == 0, status.st_size > 0 {
      return UInt64(status.st_size)
    }
    guard let folder = unsafe opendir("/proc/self/fd") else { return nil }
    defer { unsafe closedir(folder) }
    // Without `.`, `..` and the descriptor that reads the folder.
    var count = -3
    while unsafe readdir(folder) != nil { count += 1 }
    return UInt64(max(0, count))
  }
}
