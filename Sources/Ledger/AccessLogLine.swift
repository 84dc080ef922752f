// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// One finished exchange as a line of the log.
struct AccessLogLine {
  /// When it ended, milliseconds since 1970.
  let milliseconds: Int
  /// Method and path, with a space between.
  let request: [UInt8]
  /// What happened.
  let exchange: ExchangeRecord
  /// Whether the client took all of the response.
  let isDelivered: Bool

  /// Appends the line to `buffer`, with its end.
  func write(
    _ format: AccessLogFormat,
    model: borrowing ByteBuffer,
    into buffer: inout ByteBuffer
  ) {
    switch format {
    case .text: writeText(model: model.bytes, into: &buffer)
    case .json: writeJSON(model: model.bytes, into: &buffer)
    }
    buffer.append("\n")
  }

  /// A line of words.
  ///
  ///     2026-11-21T02:05:00.123Z POST /v1/embeddings 200 some-model 12 tokens 840 bytes 0.041 ms
  private func writeText(model: Span<UInt8>, into buffer: inout ByteBuffer) {
    buffer.append(timeFromMilliseconds: milliseconds)
    buffer.append(" ")
    buffer.append(printable: request.span)
    buffer.append(" ")
    buffer.append(decimal: exchange.status)
    if !model.isEmpty {
      buffer.append(" ")
      buffer.append(printable: model)
      buffer.append(" ")
      buffer.append(decimal: exchange.usage.promptTokens)
      if exchange.operation != .embedding {
        buffer.append("+")
        buffer.append(decimal: exchange.usage.completionTokens)
      }
      buffer.append(" tokens")
    }
    buffer.append(" ")
    buffer.append(decimal: exchange.wireBytes)
    buffer.append(" bytes ")
    writeDuration(into: &buffer)
    buffer.append(isDelivered ? " ms" : " ms, cut short")
  }

  private func writeJSON(model: Span<UInt8>, into buffer: inout ByteBuffer) {
    let space = request.firstIndex(of: UInt8(ascii: " ")) ?? request.count
    buffer.append("{\"time\":\"")
    buffer.append(timeFromMilliseconds: milliseconds)
    buffer.append("\",\"method\":\"")
    buffer.append(quotable: request.span.extracting(0..<space))
    buffer.append("\",\"path\":\"")
    let pathStart = min(space + 1, request.count)
    buffer.append(quotable: request.span.extracting(pathStart..<request.count))
    buffer.append("\",\"api\":\"")
    buffer.append(exchange.api?.name ?? "understudy")
    buffer.append("\",\"model\":\"")
    buffer.append(quotable: model)
    for (key, number) in [
      ("\",\"status\":", exchange.status),
      (",\"prompt_tokens\":", exchange.usage.promptTokens),
      (",\"cached_tokens\":", exchange.usage.cachedTokens),
      (",\"completion_tokens\":", exchange.usage.completionTokens),
      (",\"body_bytes\":", exchange.identityBytes),
      (",\"wire_bytes\":", exchange.wireBytes),
    ] as [(StaticString, Int)] {
      buffer.append(key)
      buffer.append(decimal: number)
    }
    buffer.append(",\"milliseconds\":")
    writeDuration(into: &buffer)
    buffer.append(isDelivered ? ",\"delivered\":true}" : ",\"delivered\":false}")
  }

  /// Milliseconds with three decimals.
  private func writeDuration(into buffer: inout ByteBuffer) {
    let microseconds = exchange.nanoseconds / 1000
    buffer.append(decimal: UInt(microseconds / 1000))
    buffer.append(".")
    buffer.append(decimal: UInt(microseconds % 1000), digits: 3)
  }
}
