// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// Who may look after the server: without a token whoever comes over the loopback address, with one
/// only who has it.
///
/// Without a token a web page that is open on the machine must not get in through its browser: not
/// from an origin of its own, and not under a name of its own that it lets lead here.
enum AdminAccess {
  /// Refuses a request that may not.
  static func check(_ request: borrowing Request, token: String?) throws(Failure) {
    if let token {
      guard let sent = self.token(of: request), isSame(sent, token) else {
        throw Failure(
          .authentication,
          "This page needs the token that the server was started with; send it as "
            + "'Authorization: Bearer TOKEN' or 'X-Understudy-Token: TOKEN'."
        )
      }
      return
    }
    guard request.peer.isLoopback else {
      throw Failure(
        .permission,
        "This page answers only clients over the loopback address, such as 127.0.0.1; start the "
          + "server with --admin-token to let others in who know it."
      )
    }
    guard isLocal(request) else {
      throw Failure(
        .permission,
        "This page answers no web page of another origin; ask it under 'localhost' or an address, "
          + "or start the server with --admin-token."
      )
    }
  }

  /// The token that the request brings.
  @_lifetime(copy request)
  private static func token(of request: borrowing Request) -> Span<UInt8>? {
    if let value = request.value(of: "x-understudy-token") { return value }
    guard let value = request.value(of: "authorization"), value.count > 7,
      value.extracting(0..<7).equalsIgnoringCase("bearer ")
    else { return nil }
    return value.extracting(7..<value.count)
  }

  /// Whether both are the same; the time it takes tells nothing but the length of what was sent.
  private static func isSame(_ sent: Span<UInt8>, _ token: String) -> Bool {
    let expected = Array(token.utf8)
    guard !expected.isEmpty else { return false }
    var difference = UInt(bitPattern: sent.count ^ expected.count)
    for index in sent.indices {
      difference |= UInt(sent[index] ^ expected[index % expected.count])
    }
    return difference == 0
  }

  /// Whether the request is for this machine by an address or by `localhost`, and of no origin but
  /// that.
  private static func isLocal(_ request: borrowing Request) -> Bool {
    // HTTP/1.0 does without; no browser does.
    guard let host = request.value(of: "host") else { return true }
    guard isAddress(host) else { return false }
    guard let origin = request.value(of: "origin") else { return true }
    let scheme = 7
    return origin.count > scheme && origin.hasPrefix("http://")
      && origin.extracting(scheme..<origin.count).equals(host)
  }

  /// Whether the host is an IP address or `localhost`, with a port or without.
  private static func isAddress(_ host: Span<UInt8>) -> Bool {
    if !host.isEmpty, host[0] == UInt8(ascii: "[") { return true }
    let name = host.extracting(0..<(host.firstIndex(of: UInt8(ascii: ":")) ?? host.count))
    if name.equalsIgnoringCase("localhost") { return true }
    // A name whose last label is a number is an address (URL Standard §3.5).
    return name.count > 0 && name[name.count - 1] &- UInt8(ascii: "0") <= 9
  }
}
