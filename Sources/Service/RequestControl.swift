// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference

/// What a request itself wants of the way that it is answered, by its `X-Understudy-*` fields and
/// its query; nearly no request has any.
final class RequestControl {
  /// Longest delay that a request may ask for.
  static let delayMillisecondsMax: UInt64 = 600_000
  /// How long the query's `fail=timeout` makes it wait, as the mock provider does that it is from.
  private static let timeoutNanoseconds: UInt64 = 30_000_000_000

  /// Nanoseconds before anything is sent.
  private(set) var delayNanoseconds: UInt64 = 0
  /// The error to answer with.
  private var failure: Failure?
  /// The chunk in whose place the stream breaks off with one that is no JSON, from 1.
  private(set) var brokenChunk: Int?
  /// Whether the answer is streamed, whatever the body says.
  private(set) var asksForStream = false
  /// What all of that adds to the hash of the content; 0 for nothing.
  private(set) var hash: UInt64 = 0
  /// The fields that were seen: of several of one name the first counts.
  private var seen: UInt16 = 0

  /// Reads the query and our own fields of a request; what concerns the engine goes to `request`.
  init(_ http: borrowing Request, into request: inout InferenceRequest) throws(Failure) {
    for index in http.fields.indices {
      guard let name = RequestFields.ownName(http.name(at: index)) else { continue }
      guard let field = ControlField(name) else { throw Self.unknown(http.name(at: index)) }
      try read(field, http.value(at: index), into: &request)
    }
    var query = Query(http.query)
    while let pair = query.next() { readQuery(pair, request.api) }
  }

  /// Whether an error is to be answered with.
  var demandsFailure: Bool { failure != nil }

  /// The error to answer `request` with; nil for none.
  func failure(for request: borrowing InferenceRequest) -> Failure? {
    guard var failure else { return nil }
    if case .contextLength = failure.kind, let tokensMax = request.facts?.contextTokensMax {
      failure.kind = .contextLength(
        promptTokens: tokensMax + 1,
        completionTokens: 0,
        tokensMax: tokensMax
      )
    }
    return failure
  }

  /// Takes account of all that changes what is asked.
  func apply(to request: inout InferenceRequest) {
    if hash != 0 { request.contentHash = ContentHash.adding(hash, to: request.contentHash) }
    let isCompletion = request.operation == .chat || request.operation == .completion
    if asksForStream, isCompletion { request.isStream = true }
  }

  // MARK: Fields

  private func read(
    _ field: ControlField,
    _ value: Span<UInt8>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard seen >> field.rawValue & 1 == 0 else { return }
    seen |= 1 << field.rawValue
    if field.changesContent { hash &+= ContentHash.addition(value, kind: field.rawValue) }
    switch field {
    case .delay:
      guard let number = value.decimal, number <= Self.delayMillisecondsMax else {
        throw Self.invalid(
          field,
          "milliseconds as a whole number from 0 to \(Self.delayMillisecondsMax)"
        )
      }
      delayNanoseconds = number * 1_000_000
    case .fail:
      guard let failure = Failure(forcedBy: value) else {
        throw Self.invalid(field, "a status from 400 to 599 or one of \(Failure.forcedNames)")
      }
      self.failure = failure
    case .failChunk:
      guard let number = value.decimal, number >= 1, let chunk = Int(exactly: number) else {
        throw Self.invalid(field, "the number of a chunk from 1")
      }
      brokenChunk = chunk
    case .seed:
      guard let number = value.decimal else {
        throw Self.invalid(field, "a whole number from 0 to \(UInt64.max)")
      }
      request.serverSeed = number
    case .conversation: request.conversation = try Self.name(value, of: field, in: &request)
    case .namespace: request.namespace = request.append(value)
    case .rule: request.forcedRule = try Self.name(value, of: field, in: &request)
    case .embeddings:
      if value.equalsIgnoringCase("lexical") {
        request.vectorMode = .lexical
      } else if value.equalsIgnoringCase("hash") {
        request.vectorMode = .hash
      } else {
        throw Self.invalid(field, "'lexical' or 'hash'")
      }
    case .token: return
    }
  }

  /// Keeps the name that a field has; an empty one is refused, since it comes of a variable that
  /// was never set.
  private static func name(
    _ value: Span<UInt8>,
    of field: ControlField,
    in request: inout InferenceRequest
  ) throws(Failure) -> TextRange {
    guard !value.isEmpty else { throw invalid(field, "a name, or leave the field out") }
    return request.append(value)
  }

  private static func invalid(_ field: ControlField, _ expectation: String) -> Failure {
    Failure(
      .invalidRequest,
      "Invalid value for the header field '\(field.name)'; send \(expectation).",
      parameter: field.name
    )
  }

  private static func unknown(_ name: Span<UInt8>) -> Failure {
    let known = ControlField.allCases.map { $0.name }.joined(separator: ", ")
    return Failure(
      .invalidRequest,
      "Unknown header field '\(String(name))'; of this kind there are \(known).",
      parameter: String(name)
    )
  }

  // MARK: Query

  /// Takes one pair of the query; what the field of the same meaning says wins.
  ///
  /// What is no value of a parameter is none, as the mock provider has it that they are from.
  private func readQuery(_ pair: borrowing QueryPair, _ api: API) {
    let kind: UInt8
    var value = ByteBuffer()
    value.append(percentDecoding: pair.value)
    if pair.name.equals("delay") {
      kind = 0x80
      guard seen >> ControlField.delay.rawValue & 1 == 0, let number = value.bytes.decimal else {
        return
      }
      delayNanoseconds &+= min(number, Self.delayMillisecondsMax) * 1_000_000
      seen |= 1 << ControlField.delay.rawValue
    } else if pair.name.equals("fail") {
      kind = 0x81
      guard failure == nil, !value.isEmpty else { return }
      let forced = Failure(forcedByQuery: value.bytes, api)
      if forced.kind == .timeout { delayNanoseconds &+= Self.timeoutNanoseconds }
      failure = forced
    } else if pair.name.equals("fail_chunk") {
      kind = 0x82
      guard brokenChunk == nil, let number = value.bytes.decimal, number >= 1 else { return }
      brokenChunk = Int(clamping: number)
    } else {
      if pair.name.equals("stream"), value.bytes.equals("true") { asksForStream = true }
      return
    }
    hash &+= ContentHash.addition(value.bytes, kind: kind)
  }
}
