// SPDX-License-Identifier: MIT
import Bytes
import Glibc

/// Reads whole lines from a file or standard input, as they come.
struct LineReader: ~Copyable {
  /// Bytes that are read at once, where so many are there.
  private static let readBytesMax = 1 << 20
  /// Most bytes of one line.
  private static let lineBytesMax = 256 << 20

  private let descriptor: Int32
  private let path: String
  /// What was read and not yet handed out.
  private var pending = ByteBuffer()
  private var isAtEnd = false
  /// Bytes read so far.
  private(set) var bytesRead = 0
  /// Bytes of the whole input, where that is known before.
  let bytesTotal: Int?

  /// A reader of the file at `path`, or of standard input.
  init(path: String?) throws(EmbedFailure) {
    self.path = path ?? "standard input"
    guard let path else {
      descriptor = STDIN_FILENO
      bytesTotal = nil
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed("open", path) }
    var facts = stat()
    let isKnown = unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    bytesTotal = isKnown ? Int(facts.st_size) : nil
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next whole lines, at most `linesMax`, in at most `parts` parts; nil at the input's end.
  mutating func next(parts: Int, linesMax: Int) throws(EmbedFailure) -> LineBlock? {
    while true {
      let end = lineEnd(linesMax)
      if end > 0 || (isAtEnd && !pending.isEmpty) {
        return take(end > 0 ? end : pending.count, parts: parts)
      }
      guard !isAtEnd else { return nil }
      guard pending.count <= Self.lineBytesMax else {
        throw .file(path: path, call: "hold a line of", number: ENOBUFS)
      }
      try read()
    }
  }

  /// Offset behind line feed number `linesMax`, or behind the last that was read; 0 for none.
  private func lineEnd(_ linesMax: Int) -> Int {
    let bytes = pending.bytes
    var (end, lines) = (0, 0)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      (end, lines) = (index + 1, lines + 1)
      if lines == linesMax { break }
    }
    return end
  }

  private mutating func take(_ count: Int, parts: Int) -> LineBlock {
    var lines: [UInt8] = []
    lines.reserveCapacity(count)
    for index in 0..<count { lines.append(pending.bytes[index]) }
    pending.removeFirst(count)
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
