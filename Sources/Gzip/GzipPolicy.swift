// SPDX-License-Identifier: MIT

/// When a reply's body is compressed, and how hard.
package struct GzipPolicy: Sendable, Equatable {
  /// The effort that is spent on it.
  package enum Effort: Sendable, Equatable {
    /// None: replies are never compressed.
    case off
    /// Level 1, except for content that compression does little for (random-looking base64).
    case auto
    /// Always this level of zlib, 1 (fast) to 9 (small).
    case level(Int)
  }

  /// The effort that is spent.
  package var effort: Effort
  /// Fewest bytes of a body that is compressed; below that the framing eats what is gained.
  package var bodyBytesMin: Int

  /// The policy of `effort` for bodies of `bodyBytesMin` bytes or more.
  package init(_ effort: Effort = .auto, bodyBytesMin: Int = GzipLimits.bodyBytesMin) {
    if case .level(let level) = effort {
      precondition(level >= 1 && level <= 9, "zlib's levels are 1 to 9")
    }
    self.effort = effort
    self.bodyBytesMin = bodyBytesMin
  }

  /// The level for a body that the client would take compressed; nil where it stays as it is.
  package func level(bodyBytes: Int, isIncompressible: Bool = false) -> Int? {
    guard bodyBytes >= bodyBytesMin else { return nil }
    switch effort {
    case .off: return nil
    case .auto: return isIncompressible ? nil : 1
    case .level(let level): return level
    }
  }
}
