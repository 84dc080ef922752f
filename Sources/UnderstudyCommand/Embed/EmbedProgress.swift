// SPDX-License-Identifier: MIT
import Glibc

/// A bar on standard error that tells how far a long input has come; only for a person at a
/// terminal, and only where it takes a while.
struct EmbedProgress {
  /// Nanoseconds before the first bar and between two of them.
  private static let pauseNanoseconds: UInt64 = 200_000_000
  private static let width = 30

  private let bytesTotal: Int?
  private let isWatched: Bool
  private let start: UInt64
  private var shown: UInt64
  private var isShown = false

  /// The progress of an input of so many bytes, where that is known.
  init(bytesTotal: Int?) {
    self.bytesTotal = bytesTotal
    isWatched = isatty(STDERR_FILENO) == 1
    start = Self.now()
    shown = start
  }

  /// Shows the bar, if it is time.
  mutating func show(bytes: Int, lines: Int) {
    guard isWatched else { return }
    let now = Self.now()
    guard now - shown >= Self.pauseNanoseconds else { return }
    shown = now
    isShown = true
    let rate = UInt64(lines) * 1_000_000_000 / max(now - start, 1)
    var text = "\r"
    if let bytesTotal, bytesTotal > 0 {
      let done = min(bytes, bytesTotal)
      let filled = Self.width * done / bytesTotal
      text += "[" + String(repeating: "#", count: filled)
      text += String(repeating: " ", count: Self.width - filled) + "] "
      text += "\(100 * done / bytesTotal)% "
    }
    text += "\(lines) vectors, \(rate)/s \u{1B}[K"
    Console.write(text, to: STDERR_FILENO)
  }

  /// Takes the bar away.
  mutating func end() {
    guard isShown else { return }
    isShown = false
    Console.write("\r\u{1B}[K", to: STDERR_FILENO)
  }

  /// Monotonic time in nanoseconds.
  private static func now() -> UInt64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
