// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// What the query of a page under `/_understudy/` says.
struct AdminQuery {
  /// Entries that are shown unless the query says it.
  private static let countDefault = 100

  /// The parameters in order, decoded.
  private var pairs: [(name: String, value: String)] = []
  /// The namespace: by the query or else by `X-Understudy-Namespace`; nil for all.
  private(set) var namespace: [UInt8]?

  /// Reads the query of `request`; a parameter that is none of `known` is refused.
  init(_ request: borrowing Request, known: [String]) throws(Failure) {
    if let name = request.value(of: "x-understudy-namespace") { namespace = [UInt8](name) }
    var query = Query(request.query)
    while let pair = query.next() {
      let name = Self.decode(pair.name)
      let value = Self.decode(pair.value)
      guard known.contains(name) else {
        throw Failure(
          .invalidRequest,
          "Unknown parameter '\(name)'; "
            + (known.isEmpty
              ? "there is none."
              : "there \(known.count == 1 ? "is" : "are") \(known.joined(separator: ", "))."),
          parameter: name
        )
      }
      if name == "namespace" { namespace = Array(value.utf8) }
      pairs.append((name, value))
    }
  }

  /// The value of the parameter called `name`; of several the first.
  func value(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// The number that the parameter called `name` gives.
  func number(_ name: String) throws(Failure) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = Int(value), number >= 0 else {
      throw Self.invalid(name, "a whole number from 0")
    }
    return number
  }

  /// Whether the parameter called `name` says yes or no.
  func boolean(_ name: String) throws(Failure) -> Bool? {
    switch value(name) {
    case nil: nil
    case "true": true
    case "false": false
    default: throw Self.invalid(name, "'true' or 'false'")
    }
  }

  /// How many entries are to be shown.
  func countMax() throws(Failure) -> Int {
    try number("limit") ?? Self.countDefault
  }

  static func invalid(_ name: String, _ expectation: String) -> Failure {
    Failure(
      .invalidRequest,
      "Invalid value for the parameter '\(name)'; send \(expectation).",
      parameter: name
    )
  }

  /// What a part of a query stands for; a plus sign is a space, as forms write it.
  private static func decode(_ text: Span<UInt8>) -> String {
    var spaced = ByteBuffer()
    for index in text.indices {
      spaced.append(text[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : text[index])
    }
    var decoded = ByteBuffer()
    decoded.append(percentDecoding: spaced.bytes)
    return String(decoded)
  }
}
