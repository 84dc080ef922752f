// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import Options

/// Where `understudy embed` writes to: standard output or a file, with the head of a NumPy array
/// file where that is the format.
struct VectorFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private let head: NumPyHead?

  /// The output that the flags choose, which is not the file `input`; a NumPy head is written at
  /// once, for no rows.
  init(
    _ settings: EmbedSettings,
    _ recipe: EmbedRecipe,
    besides input: FileIdentity?
  ) throws(EmbedFailure) {
    path = settings.output ?? "standard output"
    head = settings.format == .npy ? NumPyHead(recipe) : nil
    if let output = settings.output {
      descriptor = unsafe open(output, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw .failed("write", output) }
      // Only now is it known which file that is, and what it held may go.
      if let file = FileIdentity(descriptor) {
        guard file != input else { throw .sameFile(path: output) }
        guard ftruncate(descriptor, 0) == 0 else { throw .failed("empty", output) }
      }
    } else {
      descriptor = STDOUT_FILENO
    }
    if let head {
      guard lseek(descriptor, 0, SEEK_CUR) >= 0 else { throw .onlyForward(path: path) }
      var bytes = head.bytes(rows: 0)
      try write(&bytes)
    }
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Writes the vectors that `worker` has made.
  func write(from worker: EmbedWorker) throws(EmbedFailure) {
    try worker.takeOutput { (buffer) throws(EmbedFailure) in try write(&buffer) }
  }

  /// Completes the file: a NumPy head is told the number of rows.
  func finish(rows: Int) throws(EmbedFailure) {
    guard let head else { return }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .failed("go back in", path) }
    var bytes = head.bytes(rows: rows)
    try write(&bytes)
  }

  private func write(_ buffer: inout ByteBuffer) throws(EmbedFailure) {
    guard !Console.write(&buffer, to: descriptor) else { return }
    throw errno == EPIPE ? .outputGone : .failed("write", path)
  }
}
