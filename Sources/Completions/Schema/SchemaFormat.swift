// SPDX-License-Identifier: MIT

/// A `format` of strings that is followed; all others only describe.
///
/// Each is given by expressions that fit only texts of the format, though not all of them: the
/// first for values as one meets them, the others for unusual lengths. They serve to make values
/// and to see that a value made otherwise is of the format.
enum SchemaFormat: String, CaseIterable {
  case dateTime = "date-time"
  case date, time, duration, email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4, ipv6, uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex
  case byte

  /// Expressions for whole texts of the format.
  var expressions: [String] {
    switch self {
    case .dateTime: ["\(Self.day)T\(Self.clock)Z", "\(Self.day)T\(Self.clock)\\.\\d{1,9}Z"]
    case .date: [Self.day]
    case .time: ["\(Self.clock)Z", "\(Self.clock)\\.\\d{1,9}Z"]
    case .duration:
      ["PT[1-5]?[1-9]M|P[1-9]DT[1-9]H|PT[1-9]H[1-5][0-9]M", "P([1-9][0-9]*D|T[1-9][0-9]*S)"]
    case .email, .idnEmail:
      [
        "\(Self.person)@example\\.com",
        "[a-z]{1,30}@[a-z]{1,30}\\.(com|org|net)",
      ]
    case .hostname, .idnHostname:
      [
        "(api|app|data|mail|news|shop|www)\\.example\\.(com|net|org)",
        "[a-z]{1,60}(\\.[a-z]{2,60}){0,2}",
      ]
    case .ipv4:
      ["(10|172|192)\\.[1-9]\\d?\\.[1-9]\\d?\\.[1-9]\\d?", "\\d(\\.(\\d|[1-9]\\d|1\\d\\d)){3}"]
    case .ipv6:
      [
        "2001:db8(:[1-9a-f][0-9a-f]{3}){6}",
        "::[1-9a-f]|[1-9a-f][0-9a-f]{0,3}(:[1-9a-f][0-9a-f]{0,3}){7}",
      ]
    case .uri, .iri: [Self.address, "https://[a-z]{1,20}\\.(com|org)(/[a-z]{1,40}){0,400}"]
    case .uriReference, .iriReference: [Self.address, "(/[a-z]{1,40}){1,400}"]
    case .uriTemplate: ["/(users|orders|items)/\\{id\\}", "(/[a-z]{1,40}){1,400}"]
    case .uuid: ["[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"]
    case .jsonPointer: ["(/(items|name|user|0|1)){1,3}", "(/[a-z]{1,40}){0,400}"]
    case .relativeJSONPointer: ["[0-2](/(items|name|user)){1,2}", "\\d(/[a-z]{1,40}){0,400}"]
    case .regex: ["\\^\\[a-z\\]\\+\\$|\\^\\[0-9\\]\\{2\\}\\$", "[a-z]*"]
    case .byte: ["([A-Za-z0-9]{4}){2,4}", "([A-Za-z0-9]{4})*"]
    }
  }

  /// The first 28 days of a month, so that no calendar is needed.
  private static let day = "20[0-2]\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])"
  private static let clock = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
  private static let person =
    "(anna|ben|carla|david|emma|felix|grace)\\.(berg|frost|hill|lake|stone|wood)"
  private static let address = "https://(www|docs|api)\\.example\\.com" + path
  private static let path =
    "/(articles|guides|orders|products|users)(/[1-9]\\d{0,3})?"

  /// The expressions read, in order.
  var nodes: [PatternNode] { Self.read[self] ?? [] }

  private static let read: [SchemaFormat: [PatternNode]] = {
    var read: [SchemaFormat: [PatternNode]] = [:]
    for format in allCases {
      read[format] = format.expressions.compactMap { expression in
        do throws(PatternError) {
          // Anchored, since the text as a whole is of the format.
          return try PatternParser.parse(Array("^(?:\(expression))$".utf8))
        } catch {
          preconditionFailure("a format's expression \(error.reason)")
        }
      }
    }
    return read
  }()
}
