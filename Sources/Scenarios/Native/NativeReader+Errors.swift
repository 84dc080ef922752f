// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension NativeReader {
  /// An error: the name of its type, or a mapping.
  mutating func error(_ node: YAMLNode) -> ErrorResponse? {
    if node.string != nil {
      return choice(node, of: NativeWord.errors).map { ErrorResponse(Failure($0, "")) }
    }
    var error = ErrorResponse(Failure(.serverError, ""))
    var kind: Failure.Kind?
    let isRead = readEntries(of: node, NativeKey.Error.self) { reader, key, value in
      switch key {
      case .type: kind = reader.choice(value, of: NativeWord.errors)
      case .status: error.failure.status = reader.integer(value, in: 400...599)
      case .message: error.message = reader.template(value)
      case .code: error.failure.code = reader.text(value)
      case .retryAfter:
        error.failure.retryAfterSeconds = reader.integer(value, in: 0...Self.retrySecondsMax)
      case .headers: error.headers = reader.headerTemplates(value)
      case .delayMilliseconds: error.delayNanoseconds = reader.milliseconds(value) ?? 0
      }
    }
    guard isRead else { return nil }
    let keys = [NativeKey.Error.type, .status].map(\.rawValue)
    guard keys.contains(where: { node[$0] != nil }) else {
      builder.complain(about: node, "needs \(keys[0]), \(keys[1]) or both")
      return nil
    }
    error.failure.kind = kind ?? error.failure.status.map(Self.kind(ofStatus:)) ?? .serverError
    return error
  }

  /// The type of an error that has nothing but a status.
  static func kind(ofStatus status: Int) -> Failure.Kind {
    switch status {
    case 401: .authentication
    case 403: .permission
    case 404: .notFound
    case 405: .methodNotAllowed
    case 408: .requestTimeout
    case 413: .tooLarge
    case 415: .unsupportedMediaType
    case 429: .rateLimit
    case 503, 529: .overloaded
    case 504: .timeout
    case ..<500: .invalidRequest
    default: .serverError
    }
  }

  /// A fault: its name, or a mapping of one fault and its number.
  mutating func fault(_ node: YAMLNode) -> Fault? {
    if node.string != nil {
      return choice(node, of: NativeWord.faults, or: "a mapping such as {cut_after_chunk: 3}")
    }
    var fault: Fault?
    var first: YAMLNode?
    var ending: (key: YAMLNode, value: Fault.Ending)?
    for entry in node.entries ?? [] where entry.key.string == NativeKey.Fault.with.rawValue {
      if let value = choice(entry.value, of: NativeWord.endings) { ending = (entry.key, value) }
    }
    let isRead = readEntries(of: node, NativeKey.Fault.self) { reader, key, value in
      guard key != .with else { return }
      guard first == nil else {
        return reader.builder.complain(about: value, "is a second fault; a rule has one")
      }
      first = value
      fault = reader.fault(key, value, ending?.value ?? .close)
    }
    guard isRead else { return nil }
    if first == nil {
      let words = NativeKey.Fault.words.filter { $0 != NativeKey.Fault.with.rawValue }
      builder.complain(about: node, "needs one of \(Self.joined(words, by: "or"))")
    }
    if let ending, let fault {
      switch fault {
      case .closeBeforeHead, .cut: break
      default:
        let hint = "it goes with close_before_head and cut_after_chunk"
        builder.complain(.warning, aboutKey: ending.key, "says nothing here; \(hint)")
      }
    }
    return fault
  }

  private mutating func fault(
    _ key: NativeKey.Fault,
    _ value: YAMLNode,
    _ ending: Fault.Ending
  ) -> Fault? {
    let count = 1...Self.countMax
    switch key {
    case .delayMilliseconds: return milliseconds(value).map { .delay(nanoseconds: $0) }
    case .hang: return flag(value, .hang)
    case .closeBeforeHead: return flag(value, .closeBeforeHead(ending))
    case .reset: return flag(value, .closeBeforeHead(.reset))
    case .cutAfterChunk:
      return integer(value, in: 0...Self.countMax).map { .cut(afterChunk: $0, ending) }
    case .malformedChunk: return integer(value, in: count).map { .malformedChunk($0) }
    case .wrongContentLength: return wrongContentLength(value)
    case .split: return flag(value, .splitBytes)
    case .duplicateChunk: return integer(value, in: count).map { .duplicateChunk($0) }
    case .dripMilliseconds: return milliseconds(value).map { .drip(nanosecondsPerByte: $0) }
    case .garbageAfterEnd: return flag(value, .garbageAfterEnd)
    case .emptyBody: return flag(value, .emptyBody)
    case .with: return nil
    }
  }

  /// A fault that is only named: its value is `true`.
  private mutating func flag(_ node: YAMLNode, _ fault: Fault) -> Fault? {
    guard let isOn = boolean(node) else { return nil }
    guard !isOn else { return fault }
    builder.complain(about: node, "takes true; leave the fault out to have none")
    return nil
  }

  private mutating func wrongContentLength(_ node: YAMLNode) -> Fault? {
    if node.boolean == true { return .wrongContentLength(NativeWord.contentLengthError) }
    let range = -Self.lengthErrorMax...Self.lengthErrorMax
    guard let bytes = integer(node, in: range) else { return nil }
    guard bytes == 0 else { return .wrongContentLength(bytes) }
    builder.complain(about: node, "0 bytes off is no fault")
    return nil
  }
}
