// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// One finished exchange as a line of the log.
struct AccessLogLine {
  /// When it ended, milliseconds since 1970.
  let milliseconds: Int
  /// What was asked.
  let request: AccessLogRequest
  /// What happened.
  let exchange: ExchangeRecord
  /// Whether the client took all of the response.
  let isDelivered: Bool

  /// Appends the line to `buffer`, with its end.
  func write(
    _ format: AccessLogFormat,
    model: borrowing ByteBuffer,
    phrase: Span<UInt8>,
    into buffer: inout ByteBuffer
  ) {
    switch format {
    case .text: writeText(model: model.bytes, into: &buffer)
    case .json: writeJSON(model: model.bytes, into: &buffer)
    case .uvicorn: writeUvicorn(phrase: phrase, into: &buffer)
    }
    buffer.append("\n")
  }

  /// A line of words.
  ///
  ///     2026-11-21T02:05:00.123Z POST /v1/embeddings 200 some-model 12 tokens 840 bytes 0.041 ms
  private func writeText(model: Span<UInt8>, into buffer: inout ByteBuffer) {
    buffer.append(timeFromMilliseconds: milliseconds)
    buffer.append(" ")
    buffer.append(request.method)
    buffer.append(" ")
    buffer.append(printable: request.path)
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

  /// A line of uvicorn's.
  ///
  ///     INFO:     127.0.0.1:52526 - "POST /v1/chat/completions HTTP/1.1" 200 OK
  private func writeUvicorn(phrase: Span<UInt8>, into buffer: inout ByteBuffer) {
    buffer.append("INFO:     ")
    buffer.append(printable: request.client.span)
    buffer.append(" - \"")
    buffer.append(request.method)
    buffer.append(" ")
    buffer.append(printable: request.target.span)
    buffer.append(" HTTP/1.")
    buffer.append(decimal: request.versionMinor)
    buffer.append("\" ")
    buffer.append(decimal: exchange.status)
    buffer.append(" ")
    buffer.append(phrase)
  }

  private func writeJSON(model: Span<UInt8>, into buffer: inout ByteBuffer) {
    buffer.append("{\"time\":\"")
    buffer.append(timeFromMilliseconds: milliseconds)
    buffer.append("\",\"client\":\"")
    buffer.append(quotable: request.client.span)
    buffer.append("\",\"method\":\"")
    buffer.append(request.method)
    buffer.append("\",\"path\":\"")
    buffer.append(quotable: request.path)
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
