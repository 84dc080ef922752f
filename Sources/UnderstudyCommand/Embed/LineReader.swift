// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// Reads whole lines from a file or standard input, as they come.
struct LineReader: ~Copyable {
  /// Bytes that are read at once, where so many are there.
  private static let readBytesMax = 1 << 20
  /// Most bytes of one line.
  private static let lineBytesMax = 256 << 20
  /// The mark by which some editors open a file of UTF-8 (RFC 3629 §6); no part of the first text.
  private static let byteOrderMark: StaticString = "\u{FEFF}"

  private let descriptor: Int32
  private let path: String
  /// What was read and not yet handed out.
  private var pending = ByteBuffer()
  /// Bytes of it that are known to hold no line feed.
  private var searched = 0
  private var isAtStart = true
  private var isAtEnd = false
  /// Bytes read so far.
  private(set) var bytesRead = 0
  /// Bytes of the whole input, where that is known before.
  let bytesTotal: Int?
  /// The file that is read.
  let file: FileIdentity?

  /// A reader of the file at `path`, or of standard input.
  init(path: String?) throws(EmbedFailure) {
    self.path = path ?? "standard input"
    if let path {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .failed("open", path) }
    } else {
      descriptor = STDIN_FILENO
    }
    file = FileIdentity(descriptor)
    bytesTotal = file?.bytes
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next whole lines, at most `linesMax`, in at most `parts` parts; nil at the input's end.
  mutating func next(parts: Int, linesMax: Int) throws(EmbedFailure) -> LineBlock? {
    while true {
      let end = lineEnd(linesMax)
      searched = end > 0 ? 0 : pending.count
      if end > 0 || (isAtEnd && !pending.isEmpty) {
        return take(end > 0 ? end : pending.count, parts: parts)
      }
      guard !isAtEnd else { return nil }
      guard pending.count <= Self.lineBytesMax else {
        throw .longLine(source: path, bytesMax: Self.lineBytesMax)
      }
      try read()
    }
  }

  /// Offset behind line feed number `linesMax`, or behind the last that was read; 0 for none.
  private func lineEnd(_ linesMax: Int) -> Int {
    let bytes = pending.bytes
    var (end, lines) = (0, 0)
    for index in searched..<bytes.count where bytes[index] == UInt8(ascii: "\n") {
      (end, lines) = (index + 1, lines + 1)
      if lines == linesMax { break }
    }
    return end
  }

  private mutating func take(_ count: Int, parts: Int) -> LineBlock {
    var lines: [UInt8] = []
    lines.reserveCapacity(count)
    let hasMark = isAtStart && pending.bytes.hasPrefix(Self.byteOrderMark)
    for index in (hasMark ? Self.byteOrderMark.utf8CodeUnitCount : 0)..<count {
      lines.append(pending.bytes[index])
    }
    isAtStart = false
    pending.removeFirst(count)
    searched = 0
    return LineBlock(lines, parts: parts)
  }

  private mutating func read() throws(EmbedFailure) {
    var taken = 0
    repeat {
      pending.append(addingCapacity: Self.readBytesMax) { output in
        unsafe output.withUnsafeMutableBufferPointer { room, count in
          taken = unsafe Glibc.read(descriptor, room.baseAddress, Self.readBytesMax)
          count = max(taken, 0)
        }
      }
    } while taken < 0 && errno == EINTR
    guard taken >= 0 else { throw .failed("read", path) }
    isAtEnd = taken == 0
    bytesRead += taken
  }
}
