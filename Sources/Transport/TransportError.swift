// SPDX-License-Identifier: MIT
import Glibc

/// Why a server could not be set up.
package enum TransportError: Error {
  /// Something else listens on the address.
  case addressInUse(host: String, port: UInt16)
  /// The host is neither an IP address nor `localhost`.
  case invalidHost(String)
  /// A system call failed with this error number.
  case systemCall(StaticString, number: Int32)
}

extension TransportError: CustomStringConvertible {
  /// One line that says what failed.
  package var description: String {
    switch self {
    case .addressInUse(let host, let port):
      "\(host):\(port) is in use"
    case .invalidHost(let host):
      "'\(host)' is neither an IP address nor localhost"
    case .systemCall(let name, let number):
      "\(name): \(Self.text(of: number))"
    }
  }

  /// The C library's words for an error number.
  private static func text(of number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}
