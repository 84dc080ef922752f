// SPDX-License-Identifier: MIT

/// The variables that Kubernetes sets in every container beside a service called `understudy`.
///
/// They look like ours, and one even is `UNDERSTUDY_PORT`, but tell of another's address.
enum ServiceLink {
  /// Whether a variable is one of them.
  static func isLink(_ name: String, _ value: String) -> Bool {
    let name = name.dropFirst(FlagDescription.variablePrefix.count)
    if name == "PORT" { return value.hasPrefix("tcp://") || value.hasPrefix("udp://") }
    return name == "SERVICE_HOST" || name == "SERVICE_PORT" || name.hasPrefix("SERVICE_PORT_")
      || (name.hasPrefix("PORT_") && (name.contains("_TCP") || name.contains("_UDP")))
  }
}
