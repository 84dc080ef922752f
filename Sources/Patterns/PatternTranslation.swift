// SPDX-License-Identifier: MIT
import CPCRE2

/// A regular expression in PCRE2's syntax, and the way back to the text it was made from.
struct PatternTranslation {
  /// The expression.
  private(set) var output: [UInt8] = []
  /// The options of PCRE2 that it is compiled with.
  var flags: UInt32
  /// Where the output stops running along with the source: offsets in both, in ascending order.
  private var marks: [(output: Int, source: Int)] = []

  /// No expression yet, under `options`.
  init(_ options: PatternOptions) {
    flags = PCRE2_UCP
    if options.contains(.caseless) { flags |= PCRE2_CASELESS }
    if options.contains(.multiline) { flags |= PCRE2_MULTILINE }
    if options.contains(.dotAll) { flags |= PCRE2_DOTALL }
    if options.contains(.extended) { flags |= PCRE2_EXTENDED }
  }

  /// Appends what stands in `range` of `source`, as it is.
  mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    mark(range.lowerBound)
    for index in range { output.append(source[index]) }
  }

  /// Appends `text` in place of what stands at `offset` of the source.
  mutating func append(_ text: String, for offset: Int) {
    mark(offset)
    output.append(contentsOf: text.utf8)
  }

  /// Notes that the output's end came from `offset` of the source, unless that is plain anyway.
  private mutating func mark(_ offset: Int) {
    if let last = marks.last, output.count - last.output == offset - last.source { return }
    marks.append((output.count, offset))
  }

  /// The offset in the source that an offset in the output came from, as nearly as it is known.
  func offset(of position: Int) -> Int {
    guard let mark = marks.last(where: { $0.output <= position }) else { return position }
    let next = marks.first { $0.output > position }
    let source = mark.source + position - mark.output
    return next.map { min(source, $0.source) } ?? source
  }
}
