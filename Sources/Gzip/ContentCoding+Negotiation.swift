// SPDX-License-Identifier: MIT

extension ContentCoding {
  /// The coding that a client prefers of `.gzip` and `.identity`, by RFC 9110 §12.5.3.
  ///
  /// `acceptEncoding` is the field's value; nil where the request has none. Nil is returned where
  /// the client refuses both. The rules, in the order of the clause:
  ///
  /// 1. Without the field any coding would do; identity is taken, for what does not ask for gzip
  ///    may not be able to read it.
  /// 2. A coding is acceptable if it is listed with a weight above 0. `x-gzip` is gzip, and the
  ///    better weight counts for what is listed twice.
  /// 3. `*` stands for every coding that is not listed.
  /// 4. Identity is acceptable unless it is refused by name, or by `*;q=0` without its name. Unless
  ///    it is listed it is the last choice.
  ///
  /// The greater weight wins, gzip where both are the same. A member of the list whose weight
  /// breaks the grammar is passed over.
  package static func negotiate(acceptEncoding: Span<UInt8>?) -> ContentCoding? {
    guard let text = acceptEncoding else { return .identity }
    var gzip: Int?
    var identity: Int?
    var any: Int?
    var rest = 0..<text.count
    while !rest.isEmpty {
      let end = ListScanner.index(of: UInt8(ascii: ","), in: text, rest)
      let member = rest.lowerBound..<end
      rest = min(end + 1, rest.upperBound)..<rest.upperBound
      let nameEnd = ListScanner.index(of: UInt8(ascii: ";"), in: text, member)
      let name = ListScanner.trim(text, member.lowerBound..<nameEnd)
      let parameters = min(nameEnd + 1, end)..<end
      guard let weight = ListScanner.weight(text, parameters: parameters) else { continue }
      if ListScanner.equals(text, name, "gzip") || ListScanner.equals(text, name, "x-gzip") {
        gzip = max(gzip ?? 0, weight)
      } else if ListScanner.equals(text, name, "identity") {
        identity = max(identity ?? 0, weight)
      } else if ListScanner.equals(text, name, "*") {
        any = max(any ?? 0, weight)
      }
    }
    let gzipWeight = gzip ?? any ?? 0
    let identityWeight = identity ?? any
    if gzipWeight > 0, gzipWeight >= identityWeight ?? 0 { return .gzip }
    return identityWeight == 0 ? nil : .identity
  }
}
