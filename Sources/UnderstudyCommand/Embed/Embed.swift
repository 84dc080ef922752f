// SPDX-License-Identifier: MIT
import Options
import Transport

/// `understudy embed`: the vectors that the server would answer with, in the order of the texts.
///
/// Input is taken a block of whole lines at a time, each block's lines are shared out among the
/// cores, and their vectors are written before the next block is read: memory stays the same
/// however long the input is.
struct Embed: ~Copyable {
  /// Bytes of vectors that a worker makes before they are written, roughly.
  private static let outputBytesMax = 2 << 20

  private let workers: [EmbedWorker]
  /// Lines of a block.
  private let linesMax: Int
  private let source: String
  private var input: LineReader
  private var output: VectorFile
  private var progress: EmbedProgress
  private var lines = 0

  /// Embeds the texts of the command line or, without any, the lines of the input.
  static func run(_ settings: EmbedSettings) -> ExitCode {
    do throws(OptionsError) {
      let recipe = try EmbedRecipe(settings)
      return try run(recipe, settings)
    } catch {
      Console.complain(error.message)
      return .usage
    }
  }

  private static func run(
    _ recipe: EmbedRecipe,
    _ settings: EmbedSettings
  ) throws(OptionsError) -> ExitCode {
    do throws(EmbedFailure) {
      var embed = try Embed(recipe, settings)
      if settings.texts.isEmpty {
        try embed.writeLines()
      } else {
        try embed.write(settings.texts)
      }
      try embed.finish()
      return .success
    } catch {
      // A reader that has seen enough is no fault of ours to talk about.
      if let message = error.message { Console.complain(message) }
      return .failure
    }
  }

  private init(_ recipe: EmbedRecipe, _ settings: EmbedSettings) throws(EmbedFailure) {
    let cores = Cores.usable
    workers = (0..<cores).map { _ in EmbedWorker(recipe) }
    linesMax = cores * max(1, Self.outputBytesMax / recipe.bytesOfVector)
    source = settings.input ?? "standard input"
    // Both are opened before either is kept: a half-made value could not be given up.
    let input = try LineReader(path: settings.texts.isEmpty ? settings.input : nil)
    let output = try VectorFile(settings, recipe, besides: input.file)
    progress = EmbedProgress(bytesTotal: input.bytesTotal)
    self.input = input
    self.output = output
  }

  /// Writes the vectors of `texts`.
  private mutating func write(_ texts: [String]) throws(EmbedFailure) {
    for text in texts {
      let bytes = Array(text.utf8)
      workers[0].embed(text: bytes.span)
      lines += 1
      try output.write(from: workers[0])
    }
  }

  /// Writes the vectors of the lines of the input, as they come; what was written before a fault is
  /// whole.
  private mutating func writeLines() throws(EmbedFailure) {
    do throws(EmbedFailure) {
      try writeBlocks()
      progress.end()
    } catch {
      progress.end()
      if case .line(_, let number, _) = error { try output.finish(rows: number - 1) }
      throw error
    }
  }

  private mutating func writeBlocks() throws(EmbedFailure) {
    while let block = try input.next(parts: workers.count, linesMax: linesMax) {
      let starts = firstLines(of: block)
      embed(block)
      for (index, worker) in workers.prefix(block.parts.count).enumerated() {
        try output.write(from: worker)
        if let fault = worker.takeFault() {
          throw .line(source: source, number: starts[index] + fault.line, reason: fault.reason)
        }
      }
      progress.show(bytes: input.bytesRead, lines: lines)
    }
  }

  /// The number of the first line of each part, from 1; counts the block's lines.
  private mutating func firstLines(of block: LineBlock) -> [Int] {
    var starts: [Int] = []
    for part in block.parts {
      starts.append(lines + 1)
      lines += block.lineCount(of: part)
    }
    return starts
  }

  /// Makes the vectors of a block: each part by a thread of its own, the first by this one.
  private func embed(_ block: LineBlock) {
    var threads: [LoopThread] = []
    for (index, part) in block.parts.enumerated().dropFirst() {
      let worker = workers[index]
      do throws(TransportError) {
        threads.append(try LoopThread { worker.embed(part, of: block) })
      } catch {
        worker.embed(part, of: block)
      }
    }
    if let first = block.parts.first { workers[0].embed(first, of: block) }
    for thread in threads { thread.join() }
  }

  private mutating func finish() throws(EmbedFailure) {
    try output.finish(rows: lines)
  }
}
