// SPDX-License-Identifier: MIT
import Bytes
import Gzip

/// Bodies to gzip and back.
extension Operation {
  static func gzip() -> [Operation] {
    let prose = GzipBench(String(Fixtures.book.prefix(10_000)))
    let body = String(repeating: #"{"object":"embedding","index":0,"embedding":"#, count: 200)
    let repetitive = GzipBench(String(body.prefix(10_000)))
    return [
      prose.operation("gzip/encode prose 10000 level 1") { $0.encode(level: 1) },
      prose.operation("gzip/encode prose 10000 level 6") { $0.encode(level: 6) },
      repetitive.operation("gzip/encode repetitive 8800 level 1") { $0.encode(level: 1) },
      prose.operation("gzip/decode prose 10000") { $0.decode() },
    ]
  }
}

/// A body, its compressed form, and streams and buffers that are used again and again.
private final class GzipBench {
  private let body: [UInt8]
  private let compressed: [UInt8]
  private var encoder = GzipEncoder()
  private var decoder = GzipDecoder()
  private var output = ByteBuffer(capacity: 1 << 17)

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var buffer = ByteBuffer()
    encoder.encode(bytes.span, level: 6, to: &buffer)
    let written = buffer.bytes
    body = bytes
    compressed = written.indices.map { written[$0] }
  }

  func operation(_ name: String, _ run: @escaping (GzipBench) -> Void) -> Operation {
    Operation(name, units: body.count, of: "byte") { run(self) }
  }

  func encode(level: Int) {
    let body = body
    output.removeAll()
    encoder.encode(body.span, level: level, to: &output)
  }

  func decode() {
    let compressed = compressed
    output.removeAll()
    do {
      try decoder.decode(compressed.span, coding: .gzip, bytesMax: 1 << 16, to: &output)
    } catch {
      preconditionFailure("the body was compressed here: \(error)")
    }
  }
}
